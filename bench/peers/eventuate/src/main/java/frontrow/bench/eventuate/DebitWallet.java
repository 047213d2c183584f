package frontrow.bench.eventuate;

import io.eventuate.tram.commands.common.Command;
import java.util.UUID;

record DebitWallet(UUID reservationId, String fan, long amount) implements Command {}
