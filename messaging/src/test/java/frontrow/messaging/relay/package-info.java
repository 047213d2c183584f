@NullMarked
package frontrow.messaging.relay;

import org.jspecify.annotations.NullMarked;
