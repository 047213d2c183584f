package frontrow.audit.fold;

import frontrow.audit.AuditSettings;
import frontrow.audit.AuditedRecord;
import frontrow.audit.Location;
import frontrow.audit.Report;
import frontrow.audit.Rule;
import frontrow.audit.Violation;
import frontrow.audit.fold.Purchase.State;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everything the topics add up to. Judges at once what one partition can decide, the rest in {@link #report}. */
public final class History {

    private final AuditSettings settings;
    private final Findings findings;
    private final Repeats repeats;
    private final Lines lines;
    private final Ledger ledger;
    private final Halls halls = new Halls();
    private final Events events;
    private final Timeline timeline = new Timeline();
    private final Purchases purchases;
    private final long[] counts = new long[EventKind.ALL.length];
    private long records;

    public History(AuditSettings settings) {
        this.settings = settings;
        this.findings = new Findings(settings.keptPerRuleMax());
        this.repeats = new Repeats(findings);
        this.lines = new Lines(findings, Micros.of(settings.grace()));
        this.ledger = new Ledger(findings);
        this.purchases = new Purchases(findings, ledger);
        this.events = new Events(findings, lines, ledger, halls, purchases);
    }

    public void record(AuditedRecord record) {
        records++;
        timeline.add(record.topic(), record.timestamp());
        EventKind kind = EventKind.of(record.event());
        if (kind == null || !kind.topic.equals(record.topic())) {
            unexpected(record, record.event().getSchema().getFullName() + " does not belong in this topic");
            return;
        }
        Seen seen = new Seen(kind, record.location().packed(), kind.micros(record.event()));
        if (repeats.isRepeat(record, seen)) {
            return;
        }
        counts[kind.code()]++;
        events.fold(record, seen);
    }

    public void unreadable(Location location, Instant timestamp, String why) {
        records++;
        timeline.add(location.topic(), timestamp);
        findings.add(Rule.RECORD_IS_READABLE, "record " + location, why, location.packed(),
                List.of(new Violation.Step(location, "unreadable", timestamp)));
    }

    public void malformed(Location location, Instant timestamp, String why) {
        findings.add(Rule.RECORD_IS_WELL_FORMED, "record " + location, why, location.packed(),
                List.of(new Violation.Step(location, "malformed", timestamp)));
    }

    private void unexpected(AuditedRecord record, String why) {
        findings.add(Rule.RECORD_IS_READABLE, "record " + record.location(), why, record.location().packed(),
                List.of(new Violation.Step(record.location(), record.event().getSchema().getName(), record.timestamp())));
    }

    public Report report(Instant now, boolean quiet) {
        Ending ending = new Ending(Micros.of(now), quiet, settings);
        Findings found = findings.copy();
        SeatOwners.check(purchases(), ending, found);
        OpenReservations.check(purchases(), ending, found);
        SpentPasses.check(purchases(), ending, found);
        Tally tally = new Tally();
        for (Purchase purchase : purchases()) {
            tally.count(purchase);
            Unfinished.check(purchase, ending, found);
            if (ending.excuses(purchase)) {
                tally.inFlight++;
                continue;
            }
            PaidSeats.check(purchase, found);
            Causes.check(purchase, found);
            halls.check(purchase, found);
            if (settings.lineAudited() && purchase.wasHeld() && !lines.wasGiven(purchase.pass)) {
                found.add(Rule.PASS_WAS_GIVEN, purchase, "its seats are held with a pass that was never given",
                        purchase.trail.locationOf(EventKind.SEAT_HELD));
            }
        }
        ledger.report(found);
        return new Report(now, quiet, found.kept(), found.counts(), totals(tally), timeline.byMinute());
    }

    private Report.Totals totals(Tally tally) {
        Map<String, Long> byEvent = new LinkedHashMap<>();
        for (EventKind kind : EventKind.ALL) {
            byEvent.put(kind.eventName(), counts[kind.code()]);
        }
        return new Report.Totals(records, repeats.count(), byEvent, tally.reservations, tally.in(State.CONFIRMED),
                tally.in(State.RELEASED), tally.in(State.CANCELLED), tally.in(State.HELD, State.PAYING, State.CANCELLING),
                tally.inFlight, ledger.accounts().size(), ledger.walletsMinor(), ledger.boxOfficeMinor(), lines.joined(),
                lines.admitted(), lines.ignored(), tally.paidBackByOperators, tally.paidBackByOperatorsMinor);
    }

    public Findings findings() {
        return findings;
    }

    public Collection<Purchase> purchases() {
        return purchases.byReservation().values();
    }

    public Map<UUID, Purchase> purchasesById() {
        return purchases.byReservation();
    }

    public TransferFacts transferFacts() {
        return ledger.facts();
    }

    public Map<String, Account> accounts() {
        return ledger.accounts();
    }
}
