package frontrow.wallet.domain;

import java.util.UUID;

/** One request of a fan to pay; what a debit and its refund refer to. */
public record PaymentId(UUID value) {}
