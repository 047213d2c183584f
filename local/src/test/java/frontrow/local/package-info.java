@NullMarked
package frontrow.local;

import org.jspecify.annotations.NullMarked;
