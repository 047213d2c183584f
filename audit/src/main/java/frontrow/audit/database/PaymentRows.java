package frontrow.audit.database;

import frontrow.audit.Audit;
import frontrow.audit.fold.LongSet;
import frontrow.audit.fold.Payment;
import frontrow.audit.fold.Purchase;
import frontrow.audit.fold.Purchase.Terms;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Payments, row by row. */
final class PaymentRows {

    private static final String PAYMENTS = """
            select payment_id, reservation_id, user_id, amount_minor, currency, status, coalesce(failure_reason, '') from payment
            """;

    private PaymentRows() {}

    /** What both say of a payment. */
    private record Row(@Nullable Terms terms, String status, String failure) {}

    static void compare(ServiceSnapshot database, Audit audit) {
        Disagreements disagreements = new Disagreements(audit);
        Map<UUID, Purchase> purchases = audit.history().purchasesById();
        LongSet inDatabase = new LongSet();
        database.forEach(PAYMENTS, row -> {
            UUID id = row.getObject(1, UUID.class);
            inDatabase.add(LongSet.of(id));
            Purchase purchase = purchases.get(row.getObject(2, UUID.class));
            Payment payment = purchase == null ? null : purchase.findPayment(id);
            Row kept = new Row(new Terms(row.getString(3), row.getLong(4), row.getString(5)), row.getString(6), row.getString(7));
            Row told = payment == null ? null : new Row(payment.terms(), payment.state().name(), payment.failure());
            if (!kept.equals(told)) {
                disagreements.add("payment " + id, purchase, "the database says %s, the topic %s".formatted(kept,
                        told == null ? "nothing" : told));
            }
        });
        for (Purchase purchase : purchases.values()) {
            for (Payment payment = purchase.payments(); payment != null; payment = payment.next()) {
                if (payment.state() != Payment.State.NONE && !inDatabase.contains(LongSet.of(payment.id()))) {
                    disagreements.add("payment " + payment.id(), purchase,
                            "the topic tells of it, the database does not have it");
                }
            }
        }
    }
}
