package frontrow.wallet;

import frontrow.messaging.Trace;
import frontrow.wallet.application.Instruction;
import frontrow.wallet.application.Instruction.PaymentTerms;
import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.PaymentId;
import frontrow.wallet.domain.ReservationId;
import java.util.UUID;

/** A payment and what it may ask of the wallet: {@code aPayment().by(mina).of(5_000).debit()}. */
public record APayment(PaymentTerms terms) {

    public static final Trace TRACE = new Trace("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    public static APayment aPayment() {
        return new APayment(
                new PaymentTerms(new PaymentId(UUID.randomUUID()), new ReservationId(UUID.randomUUID()), new FanId("mina"), 1_000,
                        "KRW"));
    }

    public APayment by(FanId fan) {
        return new APayment(
                new PaymentTerms(terms.payment(), terms.reservation(), fan, terms.amountMinor(), terms.currencyCode()));
    }

    public APayment of(long amountMinor) {
        return new APayment(
                new PaymentTerms(terms.payment(), terms.reservation(), terms.fan(), amountMinor, terms.currencyCode()));
    }

    public APayment in(String currencyCode) {
        return new APayment(
                new PaymentTerms(terms.payment(), terms.reservation(), terms.fan(), terms.amountMinor(), currencyCode));
    }

    public Instruction debit() {
        return new Instruction.Debit(terms, TRACE);
    }

    public Instruction refund() {
        return new Instruction.Refund(terms, TRACE);
    }
}
