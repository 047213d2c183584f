/** From what a join, a poll and a purchase cost here to what millions who come at once would take, by simulation. */
@NullMarked
package frontrow.bench.scale;

import org.jspecify.annotations.NullMarked;
