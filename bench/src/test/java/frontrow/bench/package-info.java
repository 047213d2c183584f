@NullMarked
package frontrow.bench;

import org.jspecify.annotations.NullMarked;
