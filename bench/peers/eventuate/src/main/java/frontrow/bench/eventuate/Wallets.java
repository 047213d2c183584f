package frontrow.bench.eventuate;

import io.eventuate.tram.commands.consumer.CommandHandlerReplyBuilder;
import io.eventuate.tram.messaging.common.Message;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The wallets, a participant of the saga. That a command comes twice is the library's to notice. */
final class Wallets {

    private static final String DEBIT = """
            with debited as (
                update wallet set balance = balance - :amount where fan = :fan and balance >= :amount returning fan
            )
            insert into payment (reservation_id, fan, amount) select :reservation, fan, :amount from debited""";

    private final JdbcClient jdbc;

    Wallets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Message debit(DebitWallet command) {
        int debited = jdbc.sql(DEBIT).param("amount", command.amount()).param("fan", command.fan())
                .param("reservation", command.reservationId()).update();
        return debited == 1 ? CommandHandlerReplyBuilder.withSuccess() : CommandHandlerReplyBuilder.withFailure();
    }
}
