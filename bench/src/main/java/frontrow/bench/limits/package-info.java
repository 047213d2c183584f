/** What this machine can do at all: PostgreSQL's and Kafka's own benchmarks, and its disk. */
@NullMarked
package frontrow.bench.limits;

import org.jspecify.annotations.NullMarked;
