package frontrow.simulation;

import frontrow.events.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** What must hold when everything has come to rest (design §10). */
final class Invariants {

    private final Town town;

    Invariants(Town town) {
        this.town = town;
    }

    void check() {
        new SeatInvariants(town).check();
        new MoneyInvariants(town).check();
        new DecisionInvariants(town).check();
        new LineInvariants(town).check();
        outboxIsTopic(town.reservation().database(), Topics.RESERVATION);
        outboxIsTopic(town.payment().database(), Topics.PAYMENT);
        outboxIsTopic(town.wallet().database(), Topics.WALLET);
        answersHold();
    }

    /** Everything that was said is there, in its order, and nothing else; a repeat is the same. */
    private void outboxIsTopic(Database database, String topic) {
        Map<UUID, Message> first = new HashMap<>();
        Map<String, Integer> toldOfKey = new HashMap<>();
        Map<String, List<Message>> said = new HashMap<>();
        database.said().forEach(message -> said.computeIfAbsent(message.key(), _ -> new ArrayList<>()).add(message));
        for (Message message : town.broker().topic(topic).messages()) {
            Message before = first.putIfAbsent(message.id(), message);
            if (before == null) {
                int index = toldOfKey.merge(message.key(), 1, Integer::sum) - 1;
                List<Message> expected = said.getOrDefault(message.key(), List.of());
                require(index < expected.size() && expected.get(index).equals(message),
                        () -> topic + " has at " + index + " " + message);
            } else {
                require(before.equals(message), () -> "Repeated with another body: " + message);
            }
        }
        require(first.size() == database.said().size(), () -> topic + " lacks something that was said");
    }

    private void answersHold() {
        History history = town.history();
        Set<UUID> reservations = new HashSet<>();
        Set<UUID> payments = new HashSet<>();
        town.reservation().tables().all().forEach(each -> {
            reservations.add(each.id().value());
            if (each.payment() != null) {
                payments.add(each.payment().value());
            }
        });
        history.held().forEach(id -> require(reservations.contains(id), () -> "Held, but not there: " + id));
        history.paid().forEach(id -> require(payments.contains(id), () -> "Accepted, but not there: payment " + id));
        history.cancelled().forEach(id -> {
            var found = town.reservation().tables().find(id);
            require(found.isPresent() && switch (found.get().status()) {
                case RELEASED, CANCELLED -> true;
                default -> false;
            }, () -> "Cancelled, but it is not: " + id);
        });
        Set<UUID> done = new HashSet<>(reservations);
        done.addAll(payments);
        Set<UUID> transfers = new HashSet<>();
        town.wallet().tables().transfers().forEach(transfer -> {
            done.add(transfer.reference());
            transfers.add(transfer.transferId());
        });
        history.transfers().forEach(id -> require(transfers.contains(id), () -> "Charged, but not there: " + id));
        history.idsByKey().forEach((key, attempts) -> require(attempts.stream().filter(done::contains).count() <= 1,
                () -> "Done twice: " + key));
    }

    private void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            town.world().violation(otherwise.get());
        }
    }
}
