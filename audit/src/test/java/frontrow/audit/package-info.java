@NullMarked
package frontrow.audit;

import org.jspecify.annotations.NullMarked;
