@NullMarked
package frontrow.messaging;

import org.jspecify.annotations.NullMarked;
