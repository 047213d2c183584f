package frontrow.wallet.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {

    private static final Currency KRW = Currency.getInstance("KRW");

    @Test
    void addsAndSubtractsExactly() {
        assertThat(new Money(700, KRW).plus(new Money(300, KRW))).isEqualTo(new Money(1_000, KRW));
        assertThat(new Money(700, KRW).minus(new Money(1_000, KRW))).isEqualTo(new Money(-300, KRW));
    }

    @Test
    void neverWrapsAround() {
        Money most = new Money(Long.MAX_VALUE, KRW);

        assertThatThrownBy(() -> most.plus(new Money(1, KRW))).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Money.zero(KRW).minus(new Money(Long.MIN_VALUE, KRW))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void refusesToMixCurrencies() {
        Money dollars = new Money(5, Currency.getInstance("USD"));

        assertThatThrownBy(() -> Money.zero(KRW).plus(dollars)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.zero(KRW).isLessThan(dollars)).isInstanceOf(IllegalArgumentException.class);
    }
}
