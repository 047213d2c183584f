package frontrow.reservation.application;

import frontrow.messaging.Trace;
import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.ReservationId;
import java.util.List;

/**
 * A fan wants to hold seats.
 *
 * @param id   of the reservation, if it comes to one
 * @param pass for the concert and this fan
 */
public record HoldRequest(ReservationId id, String userId, AdmissionPass pass, PerformanceId performance, List<Integer> seats,
        Trace trace) {}
