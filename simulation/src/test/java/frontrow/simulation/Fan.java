package frontrow.simulation;

import frontrow.queue.application.JoinLine;
import frontrow.queue.domain.Standing;
import frontrow.reservation.application.CancelResult;
import frontrow.reservation.application.HoldRequest;
import frontrow.reservation.application.PayRequest;
import frontrow.reservation.application.PayResult;
import frontrow.reservation.domain.HoldResult;
import frontrow.reservation.domain.PassId;
import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.ReservationId;
import frontrow.simulation.Endpoint.Click;
import frontrow.wallet.application.Charge;
import frontrow.wallet.domain.ChargeDecision;
import frontrow.wallet.domain.FanId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Wants a seat; impatient, sometimes poor, sometimes of another mind. Remembers only what was answered. */
final class Fan implements Actor {

    private record Pass(UUID id, Instant expiresAt) {}

    private record Held(ReservationId id, long amountMinor, Pass with) {}

    private final Town town;
    private final SplittableRandom die;
    private final String name;
    private final History history;
    private final int chargeMaxMinor;
    private final int cancelPercent;
    private final Clicks clicks;
    private final List<Held> holds = new ArrayList<>();
    private final List<ReservationId> reservations = new ArrayList<>();
    private boolean inLine;
    private @Nullable Pass pass;

    Fan(Town town, String name, History history) {
        this.town = town;
        this.die = town.world().die();
        this.name = name;
        this.history = history;
        this.clicks = new Clicks(town, name);
        this.cancelPercent = new int[]{4, 4, 20}[die.nextInt(3)];
        this.chargeMaxMinor = new int[]{90, 300, 900}[die.nextInt(3)];
    }

    @Override
    public boolean step() {
        if (town.world().faults().over() || die.nextInt(3) > 0) {
            return false;
        }
        int mood = die.nextInt(100);
        if (clicks.none()) {
            charge();
        } else if (mood < 8) {
            clicks.again();
        } else if (mood < 10) {
            leave();
        } else if (mood < 15) {
            charge();
        } else if (mood < 19) {
            ask();
        } else if (mood < 19 + cancelPercent) {
            cancel();
        } else if (!holds.isEmpty()) {
            pay(holds.get(die.nextInt(holds.size())));
        } else if (pass != null) {
            hold(pass);
        } else if (inLine) {
            ask();
        } else {
            join();
        }
        return true;
    }

    private void join() {
        UUID token = town.world().newId();
        town.queue().join(town.concertId(), name, token).ifPresent(result -> {
            if (result instanceof JoinLine.Result.Joined joined) {
                inLine = true;
                history.joined(name, joined.standing().token());
            }
        });
    }

    private void ask() {
        town.queue().standing(town.concertId(), name).ifPresent(standing -> {
            switch (standing) {
                case Standing.Waiting _ -> inLine = true;
                case Standing.Active active -> {
                    pass = new Pass(active.passId(), active.expiresAt());
                    history.admitted(name, active.passId());
                }
                case Standing.Ended _ -> {
                    inLine = false;
                    pass = null;
                }
            }
        });
    }

    private void leave() {
        town.queue().leave(town.concertId(), name).ifPresent(left -> {
            inLine = false;
            if (die.nextBoolean()) {
                pass = null;
            }
        });
    }

    private void charge() {
        int amountMinor = 1 + die.nextInt(chargeMaxMinor);
        clicks.click(key -> {
            Charge charge = new Charge(clicks.newId("charge", key), new FanId(name), amountMinor, Town.TRACE);
            town.charges().post(new Click<>(name, key, "/charges", Map.of("amount", amountMinor), charge), answer -> {
                if (answer instanceof ChargeDecision.Charged(var transfer)) {
                    history.charged(transfer.transferId());
                }
            });
        });
    }

    private void hold(Pass with) {
        List<Integer> seats = town.someSeats();
        clicks.click(key -> {
            var desk = town.desk();
            HoldRequest request = new HoldRequest(new ReservationId(clicks.newId("reservation", key)), name,
                    desk.pass(new PassId(with.id()), town.concert().id(), with.expiresAt()), town.performance(), seats,
                    Town.TRACE);
            desk.holds().post(new Click<>(name, key, "/reservations", Map.of("seats", seats), request),
                    answer -> held(answer, with));
        });
        if (die.nextInt(6) == 0) {
            pass = null;
        }
    }

    private void held(HoldResult answer, Pass with) {
        switch (answer) {
            case HoldResult.Held held -> {
                ReservationId id = held.reservation().id();
                if (!reservations.contains(id)) {
                    history.held(id.value());
                    reservations.add(id);
                    holds.add(new Held(id, held.reservation().amountMinor(), with));
                }
            }
            case HoldResult.PassExpired _ -> {
                pass = null;
                inLine = false;
            }
            default -> {
            }
        }
    }

    private void pay(Held hold) {
        long amountMinor = die.nextInt(20) == 0 ? hold.amountMinor() + 1 : hold.amountMinor();
        Pass with = pass == null ? hold.with() : pass;
        clicks.click(key -> {
            var desk = town.desk();
            PayRequest request = new PayRequest(hold.id(), new PaymentId(clicks.newId("reservation", key)), name,
                    desk.pass(new PassId(with.id()), town.concert().id(), with.expiresAt()), amountMinor, Town.TRACE);
            desk.payments().post(new Click<>(name, key, "/reservations/" + hold.id().value() + "/payment",
                    Map.of("amount", amountMinor), request), answer -> paid(hold, answer));
        });
    }

    private void paid(Held hold, PayResult answer) {
        switch (answer) {
            case PayResult.Requested requested -> {
                history.paid(requested.payment().value());
                holds.remove(hold);
            }
            case PayResult.AmountMismatch _ -> {
            }
            default -> holds.remove(hold);
        }
    }

    private void cancel() {
        if (!reservations.isEmpty()) {
            ReservationId id = reservations.get(die.nextInt(reservations.size()));
            town.desk().cancel(id, name).ifPresent(answer -> {
                if (answer instanceof CancelResult.Released || answer instanceof CancelResult.Refunding) {
                    history.cancelled(id.value());
                    holds.removeIf(hold -> hold.id().equals(id));
                }
            });
        }
    }
}
