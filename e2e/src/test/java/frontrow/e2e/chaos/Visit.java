package frontrow.e2e.chaos;

import frontrow.e2e.chaos.Door.Answer;
import frontrow.e2e.chaos.Door.Wish;
import frontrow.e2e.chaos.History.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** One fan's way through the house, from the empty wallet to the seat. Each fan comes once. */
final class Visit {

    static final long PRICE = 50_000;
    private static final int SEATS_TRIED_MAX = 8;
    private static final long PAUSE_NANOS = 50_000_000;
    private static final Set<String> UNDER_WAY = Set.of("HELD", "PAYING", "CANCELLING");

    /** What becomes of the seat that the fan holds. */
    enum Plan {
        BUY, BUY_AND_WAIT, BUY_AND_CANCEL, TOO_POOR, NEVER_PAY, GIVE_BACK
    }

    private final Door door;
    private final String fan;
    private final Plan plan;
    private final UUID concertId;
    private final UUID performanceId;
    private String token = "";
    private String queueToken = "";

    Visit(Door door, String fan, Plan plan, UUID concertId, UUID performanceId) {
        this.door = door;
        this.fan = fan;
        this.plan = plan;
        this.concertId = concertId;
        this.performanceId = performanceId;
    }

    /** @return whether the fan owns a seat, or did */
    boolean run(IntSupplier seats) {
        token = enter(door, fan, List.of());
        charge(PRICE - 1_000);
        if (plan != Plan.TOO_POOR) {
            charge(5_000);
        }
        awaitPass();
        String reservation = hold(seats);
        if (reservation.isEmpty()) {
            return false;
        }
        return switch (plan) {
            case NEVER_PAY -> false;
            case GIVE_BACK -> cancel(reservation);
            case BUY, TOO_POOR, BUY_AND_WAIT -> pay(reservation);
            case BUY_AND_CANCEL -> pay(reservation) && !cancel(reservation);
        };
    }

    static String enter(Door door, String user, List<String> roles) {
        return door.ask(user, new Wish(Operation.ENTER, "wallet", "POST", "/api/demo/users",
                Map.of("userId", user, "roles", roles), UUID.randomUUID().toString(), Map.of(), "", 0, 0)).text("accessToken");
    }

    private void charge(long amount) {
        ask(Operation.CHARGE, "wallet", "POST", "/api/wallet/charges", Map.of("amount", amount), Map.of(), "", amount, 0);
    }

    private void awaitPass() {
        String line = "/api/queues/" + concertId + "/tokens";
        String status = "";
        while (!status.equals("ACTIVE")) {
            if (!status.equals("WAITING")) {
                ask(Operation.JOIN, "queue", "POST", line, null, Map.of(), "", 0, 0);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
            Answer place = ask(Operation.PLACE, "queue", "GET", line + "/me", null, Map.of(), "", 0, 0);
            status = place.text("status");
            queueToken = place.text("pass");
        }
    }

    private String hold(IntSupplier seats) {
        for (int tried = 0; tried < SEATS_TRIED_MAX; tried++) {
            int seat = seats.getAsInt();
            Answer answer = ask(Operation.HOLD, "reservation", "POST", "/api/reservations",
                    Map.of("performanceId", performanceId.toString(), "seats", List.of(seat)), Map.of(), "", 0, seat);
            if (answer.status() == 201) {
                return answer.text("reservationId");
            }
        }
        return "";
    }

    private boolean pay(String reservation) {
        Map<String, String> prefer = plan == Plan.BUY ? Map.of() : Map.of("Prefer", "wait=5");
        Answer answer = ask(Operation.PAY, "reservation", "POST", "/api/reservations/" + reservation + "/payment",
                Map.of("amount", PRICE), prefer, reservation, PRICE, 0);
        return answer.status() == 200 || (answer.status() == 202 && awaitEnd(reservation).equals("CONFIRMED"));
    }

    /** @return false: the fan owns nothing */
    private boolean cancel(String reservation) {
        ask(Operation.CANCEL, "reservation", "DELETE", "/api/reservations/" + reservation, null, Map.of(), reservation, 0, 0);
        awaitEnd(reservation);
        return false;
    }

    private String awaitEnd(String reservation) {
        String status;
        do {
            LockSupport.parkNanos(PAUSE_NANOS);
            status = ask(Operation.SEE, "reservation", "GET", "/api/reservations/" + reservation, null, Map.of(), reservation, 0,
                    0)
                    .text("status");
        } while (UNDER_WAY.contains(status));
        return status;
    }

    private Answer ask(Operation operation, String service, String method, String path, @Nullable Object body,
            Map<String, String> headers, String reservation, long amount, int seat) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Authorization", "Bearer " + token);
        if (!queueToken.isEmpty()) {
            all.put("Queue-Token", queueToken);
        }
        return door.ask(fan, new Wish(operation, service, method, path, body, UUID.randomUUID().toString(), all, reservation,
                amount, seat));
    }
}
