package frontrow.reservation.persistence;

import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.Reservations;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface JpaReservations extends Repository<Reservation, UUID>, Reservations {

    String LOCK_IN_ID_ORDER = """
            select * from reservation where id = any(:ids) order by id for no key update
            """;

    // PostgreSQL sends a commit to those who read its log before it shows it to queries: the lock waits for it.
    String SETTLED = "select * from reservation where id = :id for share";

    // The uuid's own order is the order in time: UUIDv7.
    String NEWEST_OF = """
            select * from reservation
            where user_id = :userId and (cast(:after as uuid) is null or id < :after)
            order by id desc
            limit :countMax
            """;

    @Override
    default List<Reservation> lockInIdOrder(Collection<UUID> ids) {
        return lockInIdOrder(ids.toArray(UUID[]::new));
    }

    @Query(value = LOCK_IN_ID_ORDER, nativeQuery = true)
    List<Reservation> lockInIdOrder(UUID[] ids);

    @Override
    @Query("select r from Reservation r where r.id = :id")
    Optional<Reservation> find(UUID id);

    @Override
    @Query(value = SETTLED, nativeQuery = true)
    Optional<Reservation> findSettled(UUID id);

    @Override
    @Query(value = NEWEST_OF, nativeQuery = true)
    List<Reservation> newestOf(String userId, @Nullable UUID after, int countMax);
}
