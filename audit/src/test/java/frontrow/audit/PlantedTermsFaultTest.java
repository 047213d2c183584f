package frontrow.audit;

import static frontrow.audit.Judged.changed;
import static frontrow.audit.Judged.reportInOrder;
import static org.assertj.core.api.Assertions.assertThat;

import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.reservation.PaymentRequested;
import frontrow.events.reservation.ReservationConfirmed;
import frontrow.events.reservation.SeatHeld;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

/** An event that says another fan, amount or seat than those before it is found. */
class PlantedTermsFaultTest {

    private final List<AuditedRecord> records = new ArrayList<>();
    private final Town town = new Town(records::add);

    @Test
    void findsADebitOfAnotherAmount() {
        town.fan("mina").buys(7);
        AuditedRecord debit = first(WalletDebitRequested.class);

        findsIn(saying(debit, WalletDebitRequested.newBuilder((WalletDebitRequested) debit.event()).setAmountMinor(1).build()),
                debit);
    }

    @Test
    void findsAPaymentByAnotherFan() {
        town.fan("mina").buys(7);
        AuditedRecord asked = first(PaymentRequested.class);

        findsIn(saying(asked, PaymentRequested.newBuilder((PaymentRequested) asked.event()).setUserId("jun").build()), asked);
    }

    @Test
    void findsAConfirmationOfAnotherSeat() {
        town.fan("mina").buys(7);
        AuditedRecord confirmed = first(ReservationConfirmed.class);

        findsIn(saying(confirmed, ReservationConfirmed.newBuilder((ReservationConfirmed) confirmed.event()).setSeats(List.of(8))
                .build()), confirmed);
    }

    @Test
    void findsAHoldForAnotherPriceThanItsSeats() {
        town.fan("mina").buys(7);
        AuditedRecord held = first(SeatHeld.class);

        findsIn(saying(held, SeatHeld.newBuilder((SeatHeld) held.event()).setAmountMinor(1).build()), held);
    }

    private static void findsIn(List<AuditedRecord> records, AuditedRecord where) {
        assertThat(reportInOrder(records).violations()).anySatisfy(violation -> {
            assertThat(violation.rule()).isEqualTo(Rule.TERMS_STAY);
            assertThat(violation.at()).isEqualTo(where.location());
        });
    }

    private AuditedRecord first(Class<? extends SpecificRecord> type) {
        return records.stream().filter(record -> type.isInstance(record.event())).findFirst().orElseThrow();
    }

    private List<AuditedRecord> saying(AuditedRecord record, SpecificRecord other) {
        return changed(records, record, old -> new AuditedRecord(old.topic(), old.partition(), old.offset(), old.timestamp(),
                old.key(), old.eventId(), old.valueHash(), other));
    }
}
