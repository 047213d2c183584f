@NullMarked
package frontrow.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
