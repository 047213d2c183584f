/**
 * What is measured: {@link OutboxMain} is a process of its own with one of the ways, behind two requests. A way commits a row and brings
 * it to the topic; everything else is the driver's.
 */
@NullMarked
package frontrow.bench.outbox.relay;

import org.jspecify.annotations.NullMarked;
