package frontrow.bench.synchronous;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class PayReservation {

    private final Reservations reservations;
    private final Wallets wallets;
    private final Payments payments;
    private final Seats seats;

    PayReservation(Reservations reservations, Wallets wallets, Payments payments, Seats seats) {
        this.reservations = reservations;
        this.wallets = wallets;
        this.payments = payments;
        this.seats = seats;
    }

    @Transactional
    PayResult pay(UUID id, String fan, long amount) {
        Optional<Reservation> found = reservations.findForUpdate(id).filter(reservation -> reservation.isOf(fan));
        if (found.isEmpty()) {
            return PayResult.NO_SUCH_RESERVATION;
        }
        Reservation reservation = found.get();
        if (!reservation.isHeld() || reservation.amount() != amount) {
            return PayResult.NOT_PAYABLE;
        }
        Optional<Wallet> wallet = wallets.findForUpdate(fan).filter(candidate -> candidate.canPay(amount));
        if (wallet.isEmpty()) {
            seats.findForUpdate(reservation.seat()).orElseThrow().release();
            reservation.release();
            return PayResult.RELEASED;
        }
        wallet.get().debit(amount);
        payments.save(new Payment(id, fan, amount));
        reservation.confirm();
        return PayResult.CONFIRMED;
    }
}
