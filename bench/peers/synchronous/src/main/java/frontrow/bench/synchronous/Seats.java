package frontrow.bench.synchronous;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Seats extends Repository<Seat, SeatId> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select seat from Seat seat where seat.id = :id")
    Optional<Seat> findForUpdate(SeatId id);
}
