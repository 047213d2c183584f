package frontrow.wallet.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.Currency;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code frontrow.wallet.*}.
 *
 * @param currency         of all wallets, ISO 4217; default KRW
 * @param chargeMaxMinor   most that one charge can put in, in minor units; default 10,000,000
 * @param balanceMaxMinor  most that a wallet can hold after a charge, in minor units; default 100,000,000
 * @param paymentConsumers how many threads settle what payments ask for; default 2, at most one per partition does anything
 */
@Validated
@ConfigurationProperties("frontrow.wallet")
record WalletProperties(@DefaultValue("KRW") Currency currency, @DefaultValue("10000000") @Positive long chargeMaxMinor,
        @DefaultValue("100000000") @Positive long balanceMaxMinor, @DefaultValue("2") @Min(1) @Max(64) int paymentConsumers) {}
