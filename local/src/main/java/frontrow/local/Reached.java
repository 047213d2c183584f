package frontrow.local;

import frontrow.servers.Servers;
import frontrow.servers.ServersConfig;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The servers of the system for an operator's command: those of the running system, else started for the command alone. */
final class Reached implements AutoCloseable {

    private final Ports ports;
    private final @Nullable DataDirectory held;
    private final @Nullable Servers own;

    private Reached(Ports ports, @Nullable DataDirectory held, @Nullable Servers own) {
        this.ports = ports;
        this.held = held;
        this.own = own;
    }

    static Reached at(Place place) {
        if (!Files.isDirectory(place.data())) {
            throw new CannotStart("There is no data in " + place.data() + ": nothing has run there yet.");
        }
        Optional<DataDirectory> held = DataDirectory.tryOpen(place.data());
        if (held.isEmpty()) {
            return new Reached(place.ports(), null, null);
        }
        LocalConfig config = new LocalConfig(place.data(), ServersConfig.registryHomeOfTheBuild(), place.ports(),
                Services.SELLING, 1,
                LocalConfig.PARTITIONS_DEFAULT, false,
                Map.of(), line -> {});
        return new Reached(place.ports(), held.get(), Servers.start(config.servers()));
    }

    /** Of a service on these servers, without a port of its own. */
    Map<String, Object> propertiesOf(String service) {
        return ports.propertiesOf(service);
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
        if (held != null) {
            held.close();
        }
    }
}
