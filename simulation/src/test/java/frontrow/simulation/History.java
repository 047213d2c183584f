package frontrow.simulation;

import frontrow.payment.application.DecideParkedPayments;
import frontrow.payment.application.Decision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Every good answer a fan was ever given, and every attempt to get one. */
final class History {

    private final Map<UUID, String> joined = new LinkedHashMap<>();
    private final Map<UUID, String> admitted = new LinkedHashMap<>();
    private final Map<String, List<UUID>> idsByKey = new LinkedHashMap<>();
    private final Map<Decision, Optional<Boolean>> decisions = new LinkedHashMap<>();
    private final Set<UUID> transfers = new LinkedHashSet<>();
    private final Set<UUID> held = new LinkedHashSet<>();
    private final Set<UUID> paid = new LinkedHashSet<>();
    private final Set<UUID> cancelled = new LinkedHashSet<>();

    void joined(String fan, UUID token) {
        joined.put(token, fan);
    }

    void admitted(String fan, UUID passId) {
        admitted.put(passId, fan);
    }

    /** The same click again has the same key, but makes an id of its own. */
    void asked(String key, UUID id) {
        idsByKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(id);
    }

    void charged(UUID transferId) {
        transfers.add(transferId);
    }

    void held(UUID reservationId) {
        held.add(reservationId);
    }

    void paid(UUID paymentId) {
        paid.add(paymentId);
    }

    void cancelled(UUID reservationId) {
        cancelled.add(reservationId);
    }

    /** A new decision: its reason is unique, so that what is told can be traced to it. */
    Decision decided(String operator) {
        Decision decision = new Decision(operator, "decision-" + decisions.size());
        decisions.put(decision, Optional.empty());
        return decision;
    }

    void answered(Decision decision, DecideParkedPayments.Result result) {
        decisions.put(decision, Optional.of(result instanceof DecideParkedPayments.Result.Done));
    }

    /** Operators' decisions, and whether they were told that it is done. */
    Map<Decision, Optional<Boolean>> decisions() {
        return decisions;
    }

    /** Fans by token. */
    Map<UUID, String> joined() {
        return joined;
    }

    /** Fans by pass. */
    Map<UUID, String> admitted() {
        return admitted;
    }

    /** Of the charges, holds or payments that were asked for under a key, only one may be. */
    Map<String, List<UUID>> idsByKey() {
        return idsByKey;
    }

    Set<UUID> transfers() {
        return transfers;
    }

    Set<UUID> held() {
        return held;
    }

    Set<UUID> paid() {
        return paid;
    }

    Set<UUID> cancelled() {
        return cancelled;
    }
}
