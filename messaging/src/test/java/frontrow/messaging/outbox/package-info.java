@NullMarked
package frontrow.messaging.outbox;

import org.jspecify.annotations.NullMarked;
