package frontrow.wallet.domain;

/** What became of a fan's wish to put money in. */
public sealed interface ChargeDecision {

    record Charged(Transfer transfer) implements ChargeDecision {}

    record AmountNotPositive() implements ChargeDecision {}

    record AboveChargeMax(long chargeMaxMinor) implements ChargeDecision {}

    record AboveBalanceMax(long balanceMinor, long balanceMaxMinor) implements ChargeDecision {}
}
