package frontrow.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A use case whose effect is a row per request, and which fails when it is asked to. */
@RestController
class Purchases {

    private static final long HELD_SECONDS_MAX = 8;

    final List<Integer> batchSizes = new CopyOnWriteArrayList<>();
    volatile CountDownLatch holding = new CountDownLatch(1);
    volatile CountDownLatch release = new CountDownLatch(1);
    private final List<String> lostOnce = new CopyOnWriteArrayList<>();
    private final JdbcTemplate jdbc;
    private final IdempotentPost<Wanted, String> buys;

    Purchases(JdbcTemplate jdbc, IdempotentPost.Factory posts) {
        this.jdbc = jdbc;
        this.buys = posts.of("buy", this::buy, Purchases::render);
    }

    @PostMapping("/api/purchases")
    ResponseEntity<String> buy(HttpServletRequest http, Caller caller, @Valid @RequestBody Order order) {
        return buys.answer(http, caller, order, new Wanted(caller.userId(), order.item()));
    }

    @PostMapping("/api/other-purchases")
    ResponseEntity<String> buyElsewhere(HttpServletRequest http, Caller caller, @Valid @RequestBody Order order) {
        return buys.answer(http, caller, order, new Wanted(caller.userId(), order.item()));
    }

    private List<String> buy(List<Wanted> batch) {
        batchSizes.add(batch.size());
        return batch.stream().map(this::buy).toList();
    }

    private String buy(Wanted wanted) {
        jdbc.update("insert into purchase (user_id, item) values (?, ?)", wanted.userId(), wanted.item());
        switch (wanted.item()) {
            case "hold" -> hold();
            case "boom" -> throw new IllegalStateException("the secret of the box office");
            case "problem" -> throw Problem.of(HttpStatus.CONFLICT, "THROWN", "Thrown, not returned.");
            case "outage" -> throw new DataAccessResourceFailureException("host secret:5432 is away");
            case "deadlock once" -> loseOnce(wanted.userId());
            case "huge" -> {
                return "x".repeat(70_000);
            }
            default -> {
                return wanted.item();
            }
        }
        return wanted.item();
    }

    private void hold() {
        holding.countDown();
        try {
            if (!release.await(HELD_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody released the use case.");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void loseOnce(String userId) {
        if (!lostOnce.contains(userId)) {
            lostOnce.add(userId);
            throw new IllegalStateException(new SQLException("deadlock detected", "40P01"));
        }
    }

    private static Answer render(String item) {
        return "refuse".equals(item)
                ? new Answer.Refusal(Problem.of(HttpStatus.PAYMENT_REQUIRED, "TOO_DEAR", "Too dear; charge your wallet.")
                        .retryAfterSeconds(7))
                : new Answer.Success(HttpStatus.CREATED, new Bought(item));
    }

    record Order(@NotNull String item) {}

    record Wanted(String userId, String item) {}

    record Bought(String item) {}
}
