package frontrow.wallet.domain;

import java.util.UUID;

public record ReservationId(UUID value) {}
