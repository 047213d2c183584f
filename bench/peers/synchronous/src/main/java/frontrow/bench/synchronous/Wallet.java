package frontrow.bench.synchronous;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

@Entity
class Wallet {

    @Id
    private String fan;
    private long balance;

    @SuppressWarnings("NullAway") // JPA fills the fields.
    protected Wallet() {}

    boolean canPay(long amount) {
        return amount <= balance;
    }

    void debit(long amount) {
        if (!canPay(amount)) {
            throw new IllegalStateException(fan + " has " + balance + ", less than " + amount);
        }
        balance -= amount;
    }
}
