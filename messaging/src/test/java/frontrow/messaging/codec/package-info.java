@NullMarked
package frontrow.messaging.codec;

import org.jspecify.annotations.NullMarked;
