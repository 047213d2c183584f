/** The outbox, its relay, the Avro codec and the defaults of every consumer (design §3, §4). */
@NullMarked
package frontrow.messaging;

import org.jspecify.annotations.NullMarked;
