package frontrow.wallet.domain;

import java.util.Currency;

/** The currency of all wallets, and the limits of charging in its minor units. */
public record ChargePolicy(Currency currency, long chargeMaxMinor, long balanceMaxMinor) {}
