package frontrow.wallet.domain;

import jakarta.persistence.Embeddable;
import java.util.Currency;

/** An amount in whole minor units of a currency. Arithmetic is exact: it throws {@link ArithmeticException} rather than wrap around. */
@Embeddable
public record Money(long amountMinor, Currency currency) {

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(amountMinor, sameCurrency(other).amountMinor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(amountMinor, sameCurrency(other).amountMinor), currency);
    }

    public boolean isPositive() {
        return amountMinor > 0;
    }

    public boolean isLessThan(Money other) {
        return amountMinor < sameCurrency(other).amountMinor;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("%s is not %s.".formatted(other.currency, currency));
        }
        return other;
    }
}
