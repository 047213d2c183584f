package frontrow.bench.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The wallet service in a process of its own, beside servers that outlive it. */
public final class RunningWallet implements AutoCloseable {

    private final Jvm jvm;

    private RunningWallet(Jvm jvm) {
        this.jvm = jvm;
    }

    /** @param settings further Spring properties, as {@code --name=value} */
    public static RunningWallet start(RunningServers servers, Path log, String... settings) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--spring.datasource.url=" + servers.databaseUrl(),
                "--spring.datasource.username=" + servers.databaseUser(),
                "--spring.datasource.password=" + servers.databasePassword(),
                "--spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                "--frontrow.registry.url=" + servers.registryUrl(), "--frontrow.rest.rates.address-requests-per-second=1000000",
                "--frontrow.rest.rates.address-requests-burst=1000000"));
        arguments.addAll(List.of(settings));
        return new RunningWallet(Jvm.start(Jvm.ownClassPath(), WalletMain.class.getName(), arguments, log));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + jvm.ready());
    }

    @Override
    public void close() {
        jvm.close();
    }
}
