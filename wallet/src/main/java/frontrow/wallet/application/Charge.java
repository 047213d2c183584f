package frontrow.wallet.application;

import frontrow.messaging.Trace;
import frontrow.wallet.domain.FanId;
import java.util.UUID;

/** A fan's wish to put money in. */
public record Charge(UUID chargeId, FanId fan, long amountMinor, Trace trace) {}
