/** What the services say to each other: topic names, header names and, generated from {@code src/main/avro}, the events. */
@NullMarked
package frontrow.events;

import org.jspecify.annotations.NullMarked;
