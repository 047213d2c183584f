package frontrow.reservation.domain;

import java.util.List;
import java.util.Set;

/** Payments that completed for a reservation that is gone: each is sent back once, however often it is told. */
public interface StrayPayments {

    /** @return those that were not noted before */
    Set<PaymentId> note(List<Stray> strays);

    record Stray(PaymentId payment, ReservationId reservation) {}
}
