package frontrow.wallet.persistence;

import static frontrow.wallet.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.wallet.APayment;
import frontrow.wallet.domain.FanId;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** What happened cannot be rewritten, and where somebody manages to all the same, the books tell. */
class LedgerHistoryIT {

    private static final FanId MINA = new FanId("mina");

    private static LedgerDatabase ledger;

    @BeforeAll
    static void minaChargesPaysAndIsRefunded() {
        ledger = new LedgerDatabase("wallet_history");
        APayment refunded = aPayment().by(MINA).of(3_000);
        ledger.charge(MINA, 10_000, 500);
        ledger.settle(List.of(refunded.debit(), aPayment().by(MINA).of(2_000).debit(), aPayment().by(MINA).of(99_999).debit()));
        ledger.settle(List.of(refunded.refund()));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void theBooksAddUpAndTheOtherAccountsAreDerived() {
        assertThat(ledger.discrepancies()).isEmpty();
        assertThat(ledger.balanceOf(MINA)).isEqualTo(8_500);
        assertThat(ledger.derivedBalanceOf("wallet:mina")).isEqualTo(8_500);
        assertThat(ledger.derivedBalanceOf("cash")).isEqualTo(-10_500);
        assertThat(ledger.derivedBalanceOf("box-office")).isEqualTo(2_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"update transfer set amount_minor = 1", "delete from transfer", "truncate transfer",
            "update rejected_debit set reason = 'VOIDED'", "delete from rejected_debit", "truncate rejected_debit"})
    void refusesToChangeOrDeleteWhatHappened(String statement) {
        assertThatThrownBy(() -> ledger.jdbc.execute(statement)).isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed or deleted");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            gen_random_uuid(), kind, debit_account, credit_account, 5, currency, reference, 5, 99, at          | transfer_once
            gen_random_uuid(), kind, debit_account, credit_account, 5, currency, gen_random_uuid(), 5, 1, at   | transfer_entry
            gen_random_uuid(), kind, debit_account, credit_account, 0, currency, gen_random_uuid(), 5, 99, at  | transfer_amount_minor_check
            gen_random_uuid(), kind, debit_account, credit_account, 5, currency, gen_random_uuid(), -5, 99, at | transfer_balance_after_check
            gen_random_uuid(), kind, credit_account, debit_account, 5, currency, gen_random_uuid(), 5, 99, at  | transfer_accounts
            """)
    void refusesATransferThatNoLedgerMayHold(String values, String constraint) {
        String insert = "insert into transfer select " + values + " from transfer where kind = 'CHARGE' and entry_number = 1";

        assertThatThrownBy(() -> ledger.jdbc.execute(insert)).isInstanceOf(DataAccessException.class)
                .hasMessageContaining(constraint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update account set balance_minor = -1              | account_balance_minor_check
            insert into account values ('cash', 0, 'KRW', 0)   | account_account_id_check
            insert into rejected_debit table rejected_debit    | rejected_debit_pkey
            """)
    void refusesAnAccountOrARejectionThatNoLedgerMayHold(String statement, String constraint) {
        assertThatThrownBy(() -> ledger.jdbc.execute(statement)).isInstanceOf(DataAccessException.class)
                .hasMessageContaining(constraint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update account set balance_minor = balance_minor + 1                            | ACCOUNTS_SUM_TO_ZERO
            update account set balance_minor = balance_minor + 1                            | BALANCE_IS_SUM_OF_TRANSFERS
            delete from account                                                             | BALANCE_IS_SUM_OF_TRANSFERS
            insert into account values ('wallet:jun', 7, 'KRW', 0)                          | BALANCE_IS_SUM_OF_TRANSFERS
            update account set entry_count = entry_count + 1                                | ENTRIES_ARE_COUNTED
            update account set balance_minor = -1                                           | BALANCE_NOT_NEGATIVE
            update transfer set amount_minor = amount_minor + 1 where kind = 'CHARGE'       | BALANCE_IS_SUM_OF_TRANSFERS
            update transfer set amount_minor = amount_minor + 1 where kind = 'CHARGE'       | BALANCE_AFTER_FOLLOWS_THE_ENTRY_BEFORE
            update transfer set balance_after = -1 where entry_number = 1                   | BALANCE_AFTER_NOT_NEGATIVE
            delete from transfer where entry_number = 1                                     | ENTRIES_HAVE_NO_GAPS
            delete from transfer where entry_number = 5                                     | BALANCE_IS_SUM_OF_TRANSFERS
            update transfer set amount_minor = amount_minor + 1 where kind = 'REFUND'       | REFUND_UNDOES_ITS_DEBIT
            update transfer set reference = gen_random_uuid() where kind = 'REFUND'         | REFUND_UNDOES_ITS_DEBIT
            update rejected_debit set payment_id = (select reference from transfer where kind = 'DEBIT' limit 1) | REJECTED_IS_NEVER_DEBITED
            """)
    void theReconcileViewFindsWhatWasManipulated(String manipulation, String rule) {
        ledger.transaction.executeWithoutResult(status -> {
            ledger.jdbc.execute("alter table transfer disable trigger user");
            ledger.jdbc.execute("alter table rejected_debit disable trigger user");
            ledger.jdbc.execute("alter table account drop constraint account_balance_minor_check");
            ledger.jdbc.execute("alter table transfer drop constraint transfer_balance_after_check");

            ledger.jdbc.execute(manipulation);

            assertThat(ledger.discrepancies()).contains(rule);
            status.setRollbackOnly();
        });

        assertThat(ledger.discrepancies()).isEmpty();
    }
}
