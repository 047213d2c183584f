package frontrow.bench.eventuate;

import io.eventuate.tram.commands.consumer.CommandMessage;
import io.eventuate.tram.messaging.common.Message;
import io.eventuate.tram.sagas.orchestration.SagaInstanceFactory;
import io.eventuate.tram.sagas.participant.SagaCommandDispatcher;
import io.eventuate.tram.sagas.participant.SagaCommandDispatcherFactory;
import io.eventuate.tram.sagas.participant.SagaCommandHandlersBuilder;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@Configuration(proxyBeanMethods = false)
class PurchaseConfiguration {

    @Bean
    Waiters waiters() {
        return new Waiters();
    }

    @Bean
    Reservations reservations(JdbcClient jdbc) {
        return new Reservations(jdbc);
    }

    @Bean
    Wallets wallets(JdbcClient jdbc) {
        return new Wallets(jdbc);
    }

    @Bean
    PurchaseSaga purchaseSaga(Channels channels, Reservations reservations, Waiters waiters) {
        return new PurchaseSaga(channels, reservations, waiters);
    }

    @Bean
    SagaCommandDispatcher walletCommands(SagaCommandDispatcherFactory dispatchers, Channels channels, Wallets wallets) {
        Function<CommandMessage<DebitWallet>, Message> debit = message -> wallets.debit(message.getCommand());
        return dispatchers.make(channels.wallet(),
                SagaCommandHandlersBuilder.fromChannel(channels.wallet()).onMessage(DebitWallet.class, debit).build());
    }

    @Bean
    PurchaseController purchaseController(Reservations reservations, PurchaseSaga saga, SagaInstanceFactory sagas,
            Waiters waiters,
            TransactionTemplate transaction) {
        return new PurchaseController(reservations, saga, sagas, waiters, transaction);
    }

    @Bean
    FixtureController fixtureController(DataSource dataSource, JdbcClient jdbc, TransactionTemplate transaction) {
        return new FixtureController(dataSource, jdbc, transaction);
    }
}
