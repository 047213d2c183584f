@NullMarked
package frontrow.messaging.consume;

import org.jspecify.annotations.NullMarked;
