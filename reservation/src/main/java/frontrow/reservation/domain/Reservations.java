package frontrow.reservation.domain;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reservations, as aggregates. Changes of a locked reservation are written when the transaction ends. */
public interface Reservations {

    /** Locks them until the transaction ends, in id order; unknown ones are left out. */
    List<Reservation> lockInIdOrder(Collection<UUID> ids);

    Optional<Reservation> find(UUID id);

    /**
     * As it is once the transactions that are changing it have ended: for who was told of a change by its event, which may come a moment
     * before the commit can be seen.
     */
    Optional<Reservation> findSettled(UUID id);

    /** The fan's, newest first, those older than {@code after}. */
    List<Reservation> newestOf(String userId, @Nullable UUID after, int countMax);
}
