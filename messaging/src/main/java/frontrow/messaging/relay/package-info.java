/** The relay: takes the outbox's rows from the WAL to the service's topic, in commit order, at least once (design §3). */
@NullMarked
package frontrow.messaging.relay;

import org.jspecify.annotations.NullMarked;
