/** How fast the audit reads, beside Kafka's own consumer. */
@NullMarked
package frontrow.bench.audit;

import org.jspecify.annotations.NullMarked;
