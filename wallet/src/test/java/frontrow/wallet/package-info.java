@NullMarked
package frontrow.wallet;

import org.jspecify.annotations.NullMarked;
