/** What is measured: processes of their own, on real servers with durable commits. */
@NullMarked
package frontrow.bench.system;

import org.jspecify.annotations.NullMarked;
