package frontrow.audit.database;

import static frontrow.audit.database.ServiceSnapshot.instant;

import frontrow.audit.Audit;
import frontrow.audit.fold.LongSet;
import frontrow.audit.fold.Payment;
import frontrow.audit.fold.Purchase;
import frontrow.audit.fold.Purchase.State;
import frontrow.audit.fold.Purchase.Terms;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reservations, seat claims and stray payments, row by row. */
final class ReservationRows {

    private static final String RESERVATIONS = """
            select id, user_id, amount_minor, currency, performance_id, seats, status, coalesce(end_reason, ''), payment_id,
                   hold_expires_at
            from reservation
            """;
    /** A claim whose time has passed means nothing; one that is sold, or being paid, has no end. */
    @SuppressWarnings("InlineFormatString") // SQL stands at the top.
    private static final String LIVE_CLAIMS = """
            select performance_id, seat_number, reservation_id, nullif(held_until, 'infinity') from seat_claim
            where held_until > timestamptz '%s'
            """;
    private static final String STRAY_PAYMENTS = "select payment_id, reservation_id from stray_payment";

    private final ServiceSnapshot database;
    private final Disagreements disagreements;
    private final Map<UUID, Purchase> purchases;

    private record Seat(UUID performance, int number) {
        @Override
        public String toString() {
            return "seat %d of performance %s".formatted(number, performance);
        }
    }

    /** @param until null if it has no end */
    private record Claim(UUID reservation, @Nullable Instant until) {
        @Override
        public String toString() {
            return "reservation %s has it%s".formatted(reservation, until == null ? "" : " until " + until);
        }
    }

    private ReservationRows(ServiceSnapshot database, Audit audit) {
        this.database = database;
        this.disagreements = new Disagreements(audit);
        this.purchases = audit.history().purchasesById();
    }

    static void compare(ServiceSnapshot database, Audit audit) {
        ReservationRows rows = new ReservationRows(database, audit);
        rows.reservations();
        rows.claims();
        rows.strays();
    }

    private void reservations() {
        LongSet inDatabase = new LongSet();
        database.forEach(RESERVATIONS, row -> {
            UUID id = row.getObject(1, UUID.class);
            inDatabase.add(LongSet.of(id));
            Purchase purchase = purchases.get(id);
            if (purchase == null || purchase.state() == State.NONE) {
                disagreements.add("reservation " + id, purchase, "the database has it, the topic does not");
            } else {
                reservation(row, purchase);
            }
        });
        purchases.values().stream()
                .filter(purchase -> purchase.state() != State.NONE && !inDatabase.contains(LongSet.of(purchase.id())))
                .forEach(purchase -> disagreements.add("reservation " + purchase.id(), purchase,
                        "the topic tells of it, the database does not have it"));
    }

    private void reservation(ResultSet row, Purchase purchase) throws SQLException {
        Row told = new Row(purchase.terms(), purchase.performanceId(), Arrays.toString(purchase.seats()), purchase.state().name(),
                purchase.endReason(), purchase.paymentAsked(), purchase.holdEnds());
        Row kept = new Row(new Terms(row.getString(2), row.getLong(3), row.getString(4)), row.getObject(5, UUID.class),
                seats(row.getArray(6)), row.getString(7), row.getString(8), row.getObject(9, UUID.class), instant(row, 10));
        if (!told.equals(kept)) {
            disagreements.add("reservation " + purchase.id(), purchase,
                    "the database says %s, the topic %s".formatted(kept, told));
        }
    }

    /** What both say of a reservation. */
    private record Row(@Nullable Terms terms, @Nullable UUID performance, String seats, String status, String endReason,
            @Nullable UUID payment, Instant holdEnds) {}

    private static String seats(Array seats) throws SQLException {
        return Arrays.toString((Object[]) seats.getArray());
    }

    private void claims() {
        Map<Seat, Claim> claims = new HashMap<>();
        database.forEach(LIVE_CLAIMS.formatted(database.at), row -> {
            OffsetDateTime until = row.getObject(4, OffsetDateTime.class);
            claims.put(new Seat(row.getObject(1, UUID.class), row.getInt(2)),
                    new Claim(row.getObject(3, UUID.class), until == null ? null : until.toInstant()));
        });
        for (Purchase purchase : purchases.values()) {
            boolean sold = purchase.state() == State.PAYING || purchase.state() == State.CONFIRMED
                    || purchase.state() == State.CANCELLING;
            if (!sold && (purchase.state() != State.HELD || !purchase.holdEnds().isAfter(database.at))) {
                continue;
            }
            Claim told = new Claim(purchase.id(), sold ? null : purchase.holdEnds());
            for (int number : purchase.seats()) {
                Seat seat = new Seat(Objects.requireNonNull(purchase.performanceId()), number);
                Claim kept = claims.remove(seat);
                if (!told.equals(kept)) {
                    disagreements.add(seat.toString(), purchase, "the topic says %s, the database %s".formatted(told,
                            kept == null ? "that it is free" : kept));
                }
            }
        }
        claims.forEach((seat, claim) -> disagreements.add(seat.toString(), purchases.get(claim.reservation()),
                "the database says %s, the topics that it is free".formatted(claim)));
    }

    private void strays() {
        LongSet inDatabase = new LongSet();
        database.forEach(STRAY_PAYMENTS, row -> inDatabase.add(LongSet.of(row.getObject(1, UUID.class))));
        long told = 0;
        for (Purchase purchase : purchases.values()) {
            for (Payment payment = purchase.payments(); payment != null; payment = payment.next()) {
                told += payment.isReservationGone() ? 1 : 0;
                if (payment.isReservationGone() && !inDatabase.contains(LongSet.of(payment.id()))) {
                    disagreements.add("payment " + payment.id(), purchase, "it is sent back, but not noted as stray");
                }
            }
        }
        if (inDatabase.size() > told) {
            disagreements.add("stray payments", null, "the database has %d, the topic %d".formatted(inDatabase.size(), told));
        }
    }
}
