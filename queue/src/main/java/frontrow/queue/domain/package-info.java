/** The waiting room as a pure state machine: an event in, the state out; no clock, no Spring, no Kafka. Takes the events of {@code schemas} as they are. */
@NullMarked
package frontrow.queue.domain;

import org.jspecify.annotations.NullMarked;
