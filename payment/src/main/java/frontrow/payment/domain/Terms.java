package frontrow.payment.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;

/**
 * What is to be paid, by whom and until when: fixed when the fan asked to pay.
 *
 * @param requestedAt when the fan asked, by the reservation's clock
 * @param deadline    a debit counts up to and including this moment
 * @param traceparent the purchase's trace, for what no event causes: a deadline that passes
 */
@Embeddable
public record Terms(@Embedded ReservationId reservationId,
        @Column(updatable = false) String userId,
        @Column(updatable = false) long amountMinor,
        @Column(updatable = false) String currency,
        @Column(updatable = false) Instant requestedAt,
        @Column(updatable = false) Instant deadline,
        @Column(updatable = false) String traceparent) {}
