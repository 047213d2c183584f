package frontrow.audit.fold;

import frontrow.audit.Rule;
import frontrow.audit.Violation;
import frontrow.audit.Violation.Step;
import frontrow.audit.fold.Payment.Settlement;
import frontrow.events.wallet.DebitRejectionReason;
import frontrow.events.wallet.WalletCharged;
import frontrow.events.wallet.WalletDebitRejected;
import frontrow.events.wallet.WalletDebited;
import frontrow.events.wallet.WalletRefunded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Invariant 2, and 6 as the wallet tells it. One fan's transfers are in one partition, so in order: each says the balance after it, which
 * must be the one before and the amount. What was lost, doubled or changed breaks that chain.
 *
 * <pre>
 * payment  | event               | next
 * ---------+---------------------+---------
 * open     | WalletDebited       | debited
 *          | WalletDebitRejected | rejected
 * debited  | WalletRefunded      | refunded
 * </pre>
 */
final class Ledger {

    private final Findings findings;
    private final Map<String, Account> accounts = new HashMap<>();
    private final LongSet charges = new LongSet();
    private final TransferFacts facts = new TransferFacts();
    private long cashMinor;
    private long boxOfficeMinor;

    Ledger(Findings findings) {
        this.findings = findings;
    }

    /** Also for a fan of whom only others speak: then without transfers. */
    Account account(String userId) {
        return accounts.computeIfAbsent(userId, Account::new);
    }

    void charged(WalletCharged event, Seen seen) {
        Account account = account(event.getUserId());
        if (!charges.add(LongSet.of(event.getTransferId()))) {
            findings.add(Rule.TRANSFER_HAPPENS_ONCE, wallet(account), "charge %s happens again".formatted(event.getTransferId()),
                    seen.location(), chain(account, seen));
        }
        facts.add(event.getTransferId(), "CHARGE", event.getUserId(), event.getAmountMinor(), event.getBalanceMinor(),
                seen.atMicros());
        cashMinor -= event.getAmountMinor();
        post(account, event.getAmountMinor(), event.getAmountMinor(), event.getBalanceMinor(), event.getCurrency(), seen);
    }

    void debited(WalletDebited event, Payment payment, Purchase purchase, Seen seen) {
        Account account = account(event.getUserId());
        settle(payment, purchase, seen, payment.settlement == Settlement.OPEN, Settlement.DEBITED);
        facts.add(event.getTransferId(), "DEBIT", event.getUserId(), event.getAmountMinor(), event.getBalanceMinor(),
                seen.atMicros());
        payment.debits++;
        payment.netMinor += event.getAmountMinor();
        payment.debitedMicros = seen.atMicros();
        boxOfficeMinor += event.getAmountMinor();
        post(account, event.getAmountMinor(), -event.getAmountMinor(), event.getBalanceMinor(), event.getCurrency(), seen);
    }

    void refunded(WalletRefunded event, Payment payment, Purchase purchase, Seen seen) {
        Account account = account(event.getUserId());
        settle(payment, purchase, seen, payment.settlement == Settlement.DEBITED, Settlement.REFUNDED);
        facts.add(event.getTransferId(), "REFUND", event.getUserId(), event.getAmountMinor(), event.getBalanceMinor(),
                seen.atMicros());
        payment.netMinor -= event.getAmountMinor();
        boxOfficeMinor -= event.getAmountMinor();
        post(account, event.getAmountMinor(), event.getAmountMinor(), event.getBalanceMinor(), event.getCurrency(), seen);
    }

    void rejected(WalletDebitRejected event, Payment payment, Purchase purchase, Seen seen) {
        Account account = account(event.getUserId());
        settle(payment, purchase, seen, payment.settlement == Settlement.OPEN, Settlement.REJECTED);
        payment.rejection = event.getReason().name();
        if (event.getReason() == DebitRejectionReason.INSUFFICIENT_BALANCE && event.getBalanceMinor() >= event.getAmountMinor()) {
            findings.add(Rule.STEP_IS_LEGAL, purchase, "a debit of %d was rejected for want of money, with a balance of %d"
                    .formatted(event.getAmountMinor(), event.getBalanceMinor()), seen.location());
        }
        follow(account, account.balanceMinor, event.getBalanceMinor(), seen);
    }

    private void settle(Payment payment, Purchase purchase, Seen seen, boolean legal, Settlement next) {
        if (!legal) {
            Rule rule = (next == Settlement.DEBITED && payment.debits > 0) || next == payment.settlement
                    ? Rule.TRANSFER_HAPPENS_ONCE
                    : Rule.STEP_IS_LEGAL;
            findings.add(rule, purchase, "%s meets payment %s, of which the wallet says %s".formatted(seen.kind().eventName(),
                    payment.id, payment.settlement), seen.location());
        }
        payment.settlement = next;
    }

    private void post(Account account, long amountMinor, long changeMinor, long balanceAfterMinor, String currency, Seen seen) {
        if (amountMinor <= 0) {
            findings.add(Rule.STEP_IS_LEGAL, wallet(account), "the amount %d is not positive".formatted(amountMinor),
                    seen.location(), chain(account, seen));
        }
        if (account.transfers++ == 0) {
            account.currency = currency;
        } else if (!account.currency.equals(currency)) {
            findings.add(Rule.TERMS_STAY, wallet(account), "%s in a wallet of %s".formatted(currency, account.currency),
                    seen.location(), chain(account, seen));
        }
        follow(account, account.balanceMinor + changeMinor, balanceAfterMinor, seen);
    }

    private void follow(Account account, long expectedMinor, long toldMinor, Seen seen) {
        account.tell(seen);
        if (toldMinor != expectedMinor) {
            findings.add(Rule.BALANCE_FOLLOWS_TRANSFERS, wallet(account), "the balance after it is said to be %d, but it is %d"
                    .formatted(toldMinor, expectedMinor), seen.location(), account.steps());
        }
        if (toldMinor < 0) {
            findings.add(Rule.BALANCE_NOT_NEGATIVE, wallet(account), "the balance is %d".formatted(toldMinor), seen.location(),
                    account.steps());
        }
        // Once it is told, the rest is judged by it: one fault, one violation.
        account.balanceMinor = toldMinor;
    }

    void report(Findings found) {
        long sum = walletsMinor() + cashMinor + boxOfficeMinor;
        if (sum != 0) {
            found.add(new Violation(Rule.ACCOUNTS_SUM_TO_ZERO, "the ledger",
                    "the wallets hold %d, cash %d and the box office %d: together %d, not 0".formatted(walletsMinor(), cashMinor,
                            boxOfficeMinor, sum),
                    null, List.of()));
        }
    }

    private static List<Step> chain(Account account, Seen seen) {
        List<Step> chain = new ArrayList<>(account.steps());
        chain.add(Trail.stepOf(seen));
        return chain;
    }

    private static String wallet(Account account) {
        return "wallet " + account.userId;
    }

    TransferFacts facts() {
        return facts;
    }

    Map<String, Account> accounts() {
        return accounts;
    }

    long walletsMinor() {
        return accounts.values().stream().mapToLong(Account::balanceMinor).sum();
    }

    long boxOfficeMinor() {
        return boxOfficeMinor;
    }
}
