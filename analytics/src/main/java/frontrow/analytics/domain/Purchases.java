package frontrow.analytics.domain;

import java.util.List;
import java.util.UUID;

/** The purchases, as the topics tell them. */
public interface Purchases {

    /**
     * From joining the line to the end, across services, in the order of the times that the events say. Reads all topics.
     *
     * @return nothing where no topic tells of such a reservation
     */
    List<Told> story(UUID reservationId);
}
