/** How the cost of a purchase grows with what there is. */
@NullMarked
package frontrow.bench.growth;

import org.jspecify.annotations.NullMarked;
