package frontrow.bench.synchronous;

import frontrow.bench.synchronous.HoldResult.Held;
import frontrow.bench.synchronous.HoldResult.NoSuchSeat;
import frontrow.bench.synchronous.HoldResult.SeatTaken;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PurchaseController {

    record Wish(String fan, int performance, int seat) {}

    record Hold(UUID reservationId, long amount) {}

    record Pay(String fan, long amount) {}

    record End(String status) {}

    private final HoldSeat holdSeat;
    private final PayReservation payReservation;

    PurchaseController(HoldSeat holdSeat, PayReservation payReservation) {
        this.holdSeat = holdSeat;
        this.payReservation = payReservation;
    }

    @PostMapping("/reservations")
    ResponseEntity<Hold> hold(@RequestBody Wish wish) {
        return switch (holdSeat.hold(wish.fan(), new SeatId(wish.performance(), wish.seat()))) {
            case Held held -> ResponseEntity.status(HttpStatus.CREATED).body(new Hold(held.reservation(), held.amount()));
            case SeatTaken _ -> ResponseEntity.status(HttpStatus.CONFLICT).build();
            case NoSuchSeat _ -> ResponseEntity.notFound().build();
        };
    }

    @PostMapping("/reservations/{id}/payment")
    ResponseEntity<End> pay(@PathVariable UUID id, @RequestBody Pay pay) {
        return switch (payReservation.pay(id, pay.fan(), pay.amount())) {
            case CONFIRMED -> ResponseEntity.ok(new End("CONFIRMED"));
            case RELEASED -> ResponseEntity.status(HttpStatus.PAYMENT_REQUIRED).body(new End("RELEASED"));
            case NO_SUCH_RESERVATION -> ResponseEntity.notFound().build();
            case NOT_PAYABLE -> ResponseEntity.status(HttpStatus.CONFLICT).build();
        };
    }
}
