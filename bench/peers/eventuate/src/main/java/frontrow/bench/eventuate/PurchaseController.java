package frontrow.bench.eventuate;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.bench.eventuate.Reservations.Held;
import io.eventuate.tram.sagas.orchestration.SagaInstanceFactory;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PurchaseController {

    record Wish(String fan, int performance, int seat) {}

    record Pay(String fan, long amount) {}

    record End(String status) {}

    private final Reservations reservations;
    private final PurchaseSaga saga;
    private final SagaInstanceFactory sagas;
    private final Waiters waiters;
    private final TransactionTemplate transaction;

    PurchaseController(Reservations reservations, PurchaseSaga saga, SagaInstanceFactory sagas, Waiters waiters,
            TransactionTemplate transaction) {
        this.reservations = reservations;
        this.saga = saga;
        this.sagas = sagas;
        this.waiters = waiters;
        this.transaction = transaction;
    }

    @PostMapping("/reservations")
    ResponseEntity<Held> hold(@RequestBody Wish wish) {
        Optional<Held> held = reservations.hold(wish.fan(), wish.performance(), wish.seat());
        if (held.isPresent()) {
            return ResponseEntity.status(HttpStatus.CREATED).body(held.get());
        }
        boolean taken = reservations.hasSeat(wish.performance(), wish.seat());
        return ResponseEntity.status(taken ? HttpStatus.CONFLICT : HttpStatus.NOT_FOUND).build();
    }

    @PostMapping("/reservations/{id}/payment")
    ResponseEntity<End> pay(@PathVariable UUID id, @RequestBody Pay pay) {
        return switch (pay(new Purchase(UuidCreator.getTimeOrderedEpoch(), id, pay.fan(), pay.amount()))) {
            case CONFIRMED -> ResponseEntity.ok(new End("CONFIRMED"));
            case RELEASED -> ResponseEntity.status(HttpStatus.PAYMENT_REQUIRED).body(new End("RELEASED"));
            case NO_SUCH_RESERVATION -> ResponseEntity.notFound().build();
            case NOT_PAYABLE -> ResponseEntity.status(HttpStatus.CONFLICT).build();
            case TOO_LATE -> ResponseEntity.status(HttpStatus.GATEWAY_TIMEOUT).build();
        };
    }

    private PayResult pay(Purchase purchase) {
        try {
            return waiters.await(purchase.attempt(), () -> transaction.executeWithoutResult(_ -> sagas.create(saga, purchase)));
        } catch (NotPayable refused) {
            return refused.reason();
        }
    }
}
