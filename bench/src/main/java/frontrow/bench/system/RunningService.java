package frontrow.bench.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One service in a process of its own, beside servers that outlive it. */
public final class RunningService implements AutoCloseable {

    private final Jvm jvm;

    private RunningService(Jvm jvm) {
        this.jvm = jvm;
    }

    /**
     * @param name     {@code wallet} or {@code analytics}
     * @param servers  with its database
     * @param settings further Spring properties, as {@code --name=value}
     */
    public static RunningService start(String name, RunningServers servers, Path log, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(name, "--server.port=0",
                "--spring.datasource.url=" + servers.databaseUrl(),
                "--spring.datasource.username=" + servers.databaseUser(),
                "--spring.datasource.password=" + servers.databasePassword(),
                "--spring.kafka.bootstrap-servers=" + servers.bootstrapServers(),
                "--frontrow.registry.url=" + servers.registryUrl(), "--frontrow.rest.rates.address-requests-per-second=1000000",
                "--frontrow.rest.rates.address-requests-burst=1000000"));
        arguments.addAll(List.of(settings));
        return new RunningService(Jvm.start(Jvm.ownClassPath(), ServiceMain.class.getName(), arguments, log));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + jvm.ready());
    }

    public double cpuSeconds() {
        return CpuTime.secondsOf(jvm.pid());
    }

    @Override
    public void close() {
        jvm.close();
    }
}
