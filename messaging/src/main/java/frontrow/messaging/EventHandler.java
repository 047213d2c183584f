package frontrow.messaging;

import java.util.List;

/**
 * What a service does with events: all of a poll in one transaction, idempotent by the aggregates' own state (design §3, §4).
 *
 * <p>Throws {@link ImpossibleEvent} for what can never succeed; anything transient (database or broker away) as it comes.
 */
@FunctionalInterface
public interface EventHandler {

    void handle(List<Delivered> events);
}
