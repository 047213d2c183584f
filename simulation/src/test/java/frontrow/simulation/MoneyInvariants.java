package frontrow.simulation;

import frontrow.events.payment.PaymentCompensated;
import frontrow.payment.domain.FailureReason;
import frontrow.payment.domain.Payment;
import frontrow.payment.domain.PaymentStatus;
import frontrow.reservation.domain.Reservation;
import frontrow.wallet.domain.AccountId;
import frontrow.wallet.domain.Transfer;
import frontrow.wallet.domain.TransferKind;
import frontrow.wallet.domain.Wallet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The books, the payments, and whether both agree with who owns a seat. */
final class MoneyInvariants {

    /** An operator may have a refund asked for again, and again. */
    private static final Set<String> WANTED_AGAIN = Set.of("WalletRefundRequested", "PaymentResumed");

    private final Town town;
    private final Set<UUID> paidBack = new HashSet<>();
    private final Map<UUID, List<Transfer>> byReference = new HashMap<>();

    MoneyInvariants(Town town) {
        this.town = town;
    }

    void check() {
        books();
        saidOnce();
        Map<UUID, Payment> payments = new HashMap<>();
        town.payment().payments().all().forEach(payment -> {
            payments.put(payment.id().value(), payment);
            ended(payment);
        });
        town.reservation().tables().all().forEach(reservation -> paid(reservation, payments));
        require(payments.isEmpty(), () -> "Payments of no reservation: " + payments);
    }

    private void books() {
        Map<AccountId, Long> sums = new HashMap<>();
        Map<AccountId, Long> entries = new HashMap<>();
        for (Transfer transfer : town.wallet().tables().transfers()) {
            byReference.computeIfAbsent(transfer.reference(), _ -> new ArrayList<>()).add(transfer);
            sums.merge(transfer.creditAccount(), transfer.amount().amountMinor(), Long::sum);
            sums.merge(transfer.debitAccount(), -transfer.amount().amountMinor(), Long::sum);
            long entry = entries.merge(transfer.walletAccount(), 1L, Long::sum);
            require(entry == transfer.entryNumber(), () -> "Entry " + entry + " of " + transfer.walletAccount() + " is "
                    + transfer.entryNumber());
            require(transfer.balanceAfterMinor() == sums.getOrDefault(transfer.walletAccount(), 0L),
                    () -> "Balance after " + transfer);
            require(transfer.balanceAfterMinor() >= 0, () -> "A negative balance after " + transfer);
        }
        require(sums.values().stream().mapToLong(Long::longValue).sum() == 0, () -> "The accounts do not sum to zero: " + sums);
        for (Wallet wallet : town.wallet().tables().wallets()) {
            require(wallet.balance().amountMinor() == sums.getOrDefault(wallet.account(), 0L),
                    () -> "Not its sum: " + wallet.account());
        }
    }

    /** One effect, one event: nothing is said twice of one payment or transfer. */
    private void saidOnce() {
        Set<String> said = new HashSet<>();
        long transfersSaid = 0;
        for (Database database : List.of(town.payment().database(), town.wallet().database())) {
            for (Message message : database.said()) {
                Schema type = message.event().getSchema();
                if (message.event() instanceof PaymentCompensated compensated) {
                    paidBack.add(compensated.getPaymentId());
                }
                Schema.Field transferId = type.getField("transferId");
                Schema.Field id = transferId == null ? type.getField("paymentId") : transferId;
                transfersSaid += transferId == null ? 0 : 1;
                require(said.add(type.getName() + message.event().get(id.pos())) || WANTED_AGAIN.contains(type.getName()),
                        () -> "Said twice: " + message.event());
            }
        }
        require(transfersSaid == town.wallet().tables().transfers().size(), () -> "Transfers and what was said of them differ.");
    }

    private void ended(Payment payment) {
        long debits = count(payment, TransferKind.DEBIT);
        long refunds = count(payment, TransferKind.REFUND);
        switch (payment.status()) {
            case DEBITING, REFUNDING -> require(false, () -> "It never ends: " + payment);
            case COMPLETED -> {
                require(!paidBack.contains(payment.id().value()), () -> payment + " was paid back by an operator");
                require(debits == 1 && refunds == 0, () -> payment + " has " + debits + " debits and " + refunds + " refunds");
                require(transfers(payment).stream().noneMatch(debit -> debit.at().isAfter(payment.terms().deadline())),
                        () -> payment + " counts a debit after its deadline");
            }
            case REFUNDED -> require(debits == 1 && isGivenBack(payment, debits, refunds),
                    () -> payment + " has " + debits + " debits, " + refunds + " refunds");
            case FAILED -> {
                require(debits <= 1 && isGivenBack(payment, debits, refunds),
                        () -> payment + " has " + debits + " debits, " + refunds + " refunds");
                require(payment.failureReason() != FailureReason.TIMEOUT
                        || (payment.refund() != null && payment.refund().settledAt() != null),
                        () -> payment + " is in doubt for ever");
            }
        }
    }

    /** By the wallet or by an operator; by both only if operators do not care. */
    private boolean isGivenBack(Payment payment, long debits, long refunds) {
        if (!paidBack.contains(payment.id().value())) {
            return refunds == debits;
        }
        return refunds == debits - 1 || (town.operatorsAreRash() && refunds == debits);
    }

    private void paid(Reservation reservation, Map<UUID, Payment> payments) {
        var id = reservation.payment();
        Payment payment = id == null ? null : payments.remove(id.value());
        require(id == null || payment != null, () -> "No payment for " + reservation.id());
        PaymentStatus status = payment == null ? null : payment.status();
        boolean agree = switch (reservation.status()) {
            case CONFIRMED -> status == PaymentStatus.COMPLETED;
            case CANCELLED -> status == PaymentStatus.REFUNDED;
            case RELEASED -> status == null || status == PaymentStatus.FAILED;
            case HELD, PAYING, CANCELLING -> false;
        };
        require(agree, () -> reservation.id() + " is " + reservation.status() + ", its payment is " + status);
        require(payment == null || amountsAgree(reservation, payment), () -> "Another amount than agreed: " + reservation.id());
    }

    private boolean amountsAgree(Reservation reservation, @Nullable Payment payment) {
        return payment != null && payment.terms().amountMinor() == reservation.amountMinor()
                && transfers(payment).stream().allMatch(each -> each.amount().amountMinor() == reservation.amountMinor()
                        && each.walletAccount().fan().value().equals(reservation.userId()));
    }

    private List<Transfer> transfers(Payment payment) {
        return byReference.getOrDefault(payment.id().value(), List.of());
    }

    private long count(Payment payment, TransferKind kind) {
        return transfers(payment).stream().filter(transfer -> transfer.kind() == kind).count();
    }

    private void require(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            town.world().violation(otherwise.get());
        }
    }
}
