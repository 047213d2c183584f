package frontrow.bench.outbox.relay;

import frontrow.events.wallet.WalletCharged;
import frontrow.messaging.Outbox;
import frontrow.messaging.Outgoing;
import frontrow.messaging.Trace;
import frontrow.wallet.WalletApplication;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Frontrow's outbox and relay, in the wallet service, which has nothing else to do. */
final class FrontrowWay implements Way {

    private final ConfigurableApplicationContext wallet;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    FrontrowWay(Places places, boolean relays) {
        wallet = WalletApplication.builder().profiles("demo").bannerMode(Banner.Mode.OFF).run("--server.port=0",
                "--spring.datasource.url=" + places.databaseUrl(), "--spring.datasource.username=" + places.databaseUser(),
                "--spring.datasource.password=" + places.databasePassword(), "--spring.datasource.hikari.maximum-pool-size=20",
                "--spring.kafka.bootstrap-servers=" + places.bootstrapServers(),
                "--frontrow.registry.url=" + places.registryUrl(),
                "--frontrow.messaging.relay.enabled=" + relays);
        outbox = wallet.getBean(Outbox.class);
        transaction = wallet.getBean(TransactionTemplate.class);
    }

    @Override
    public void commit(List<Said> said) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<Outgoing> events = said.stream()
                .map(one -> new Outgoing(one.key(), WalletCharged.newBuilder().setTransferId(one.id())
                        .setUserId(one.key()).setAmountMinor(1).setCurrency("KRW").setBalanceMinor(1).setAt(now).build(),
                        trace(one)))
                .toList();
        transaction.executeWithoutResult(running -> outbox.append(events));
    }

    /** The driver finds the id there again. */
    private static Trace trace(Said said) {
        return new Trace("00-" + said.id().toString().replace("-", "") + "-b7ad6b7169203331-00");
    }

    @Override
    public void stop() {
        wallet.close();
    }
}
