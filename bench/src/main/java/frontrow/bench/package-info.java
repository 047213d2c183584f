/** Benchmarks: {@code ./frontrow bench NAME}. Each starts from nothing, beside its peers, and ends with the audit. */
@NullMarked
package frontrow.bench;

import org.jspecify.annotations.NullMarked;
