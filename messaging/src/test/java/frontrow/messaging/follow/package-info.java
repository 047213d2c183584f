@NullMarked
package frontrow.messaging.follow;

import org.jspecify.annotations.NullMarked;
