package frontrow.payment;

import frontrow.events.reservation.CancellationReason;
import frontrow.events.reservation.CancellationRequested;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.wallet.DebitRejectionReason;
import frontrow.events.wallet.WalletDebitRejected;
import frontrow.events.wallet.WalletDebited;
import frontrow.events.wallet.WalletRefunded;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A purchase as the other services tell it. */
record Purchase(UUID paymentId, UUID reservationId, String userId, Instant requestedAt, Instant deadline) {

    static final long AMOUNT_MINOR = 110_000;

    static Purchase by(String userId) {
        return by(userId, Duration.ofMinutes(5));
    }

    static Purchase by(String userId, Duration payWithin) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return new Purchase(UUID.randomUUID(), UUID.randomUUID(), userId, now, now.plus(payWithin));
    }

    PaymentRequested paymentRequested() {
        return new PaymentRequested(reservationId, paymentId, userId, UUID.randomUUID(), UUID.randomUUID(), AMOUNT_MINOR, "KRW",
                deadline, requestedAt);
    }

    CancellationRequested cancellationRequested() {
        return new CancellationRequested(reservationId, paymentId, userId, AMOUNT_MINOR, "KRW", CancellationReason.FAN,
                requestedAt);
    }

    WalletDebited walletDebited() {
        return walletDebited(requestedAt);
    }

    WalletDebited walletDebited(Instant at) {
        return new WalletDebited(UUID.randomUUID(), paymentId, reservationId, userId, AMOUNT_MINOR, "KRW", 5_000L, at);
    }

    WalletDebitRejected walletDebitRejected(DebitRejectionReason reason) {
        return new WalletDebitRejected(paymentId, reservationId, userId, AMOUNT_MINOR, "KRW", 5_000L, reason, requestedAt);
    }

    WalletRefunded walletRefunded() {
        return new WalletRefunded(UUID.randomUUID(), paymentId, reservationId, userId, AMOUNT_MINOR, "KRW", 115_000L,
                requestedAt);
    }
}
