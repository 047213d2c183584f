package frontrow.simulation;

import frontrow.messaging.Outbox;
import frontrow.payment.application.AdvancePayments;
import frontrow.payment.application.Step;
import frontrow.payment.domain.Payments;
import frontrow.wallet.application.Instruction;
import frontrow.wallet.application.Instruction.PaymentTerms;
import frontrow.wallet.application.SettleDebits;
import frontrow.wallet.domain.DebitDecision;
import frontrow.wallet.domain.FanId;
import frontrow.wallet.domain.Ledger;
import frontrow.wallet.domain.PaymentId;
import frontrow.wallet.domain.Settlement;
import frontrow.wallet.domain.Wallet;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Bugs around money. */
final class SloppyLedgers {

    private SloppyLedgers() {}

    /** Asked again, it debits again. */
    static Wiring debitIsNotIdempotent() {
        return new Wiring() {
            @Override
            LedgerTables ledgerTables(Database database) {
                return new LedgerTables(database) {
                    @Override
                    boolean mustBeUnique() {
                        return false;
                    }
                };
            }

            @Override
            SettleDebits settleDebits(Ledger ledger, Outbox outbox) {
                return new SettleDebits(ledger, outbox) {
                    @Override
                    public void settle(List<Instruction> instructions) {
                        List<Instruction> again = instructions.stream().filter(each -> each instanceof Instruction.Debit
                                && isDebited(ledger, each.terms().payment())).toList();
                        super.settle(instructions);
                        again.forEach(each -> debitAgain(ledger, each.terms()));
                    }
                };
            }
        };
    }

    private static boolean isDebited(Ledger ledger, PaymentId payment) {
        return ledger.settlementsOf(List.of(payment)).get(payment) instanceof Settlement.Debited;
    }

    private static void debitAgain(Ledger ledger, PaymentTerms terms) {
        Ledger.LockedWallets locked = ledger.lockWallets(List.of(terms.fan()));
        Wallet wallet = locked.of(terms.fan());
        if (wallet.debit(terms.payment(), terms.amountMinor(), terms.currencyCode(),
                locked.at()) instanceof DebitDecision.Debited(var transfer)) {
            ledger.post(new Ledger.Posting(List.of(wallet), List.of(transfer), List.of(), locked.at()));
        }
    }

    /** Asked again when the fan is richer, it debits for a payment that has failed. */
    static Wiring rejectedDebitIsNotRemembered() {
        return new Wiring() {
            @Override
            Ledger ledger(Ledger real) {
                return new Ledger() {
                    @Override
                    public LockedWallets lockWallets(Collection<FanId> fans) {
                        return real.lockWallets(fans);
                    }

                    @Override
                    public Map<PaymentId, Settlement> settlementsOf(Collection<PaymentId> payments) {
                        return real.settlementsOf(payments);
                    }

                    @Override
                    public void post(Posting posting) {
                        real.post(new Posting(posting.wallets(), posting.transfers(), List.of(), posting.at()));
                    }
                };
            }
        };
    }

    /** A debit counts whenever it was made. */
    static Wiring deadlineIsIgnoredForALateDebit() {
        return new Wiring() {
            @Override
            AdvancePayments advancePayments(Payments payments, Outbox outbox) {
                return new AdvancePayments(payments, outbox) {
                    @Override
                    public void advance(List<Step> steps) {
                        super.advance(steps.stream().map(step -> step instanceof Step.Debited debited
                                ? new Step.Debited(debited.paymentId(), Instant.MIN, debited.trace())
                                : step).toList());
                    }
                };
            }
        };
    }
}
