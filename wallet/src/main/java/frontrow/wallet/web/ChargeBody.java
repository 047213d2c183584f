package frontrow.wallet.web;

import jakarta.validation.constraints.NotNull;

/** @param amount to put in, in minor units */
record ChargeBody(@NotNull Long amount) {}
