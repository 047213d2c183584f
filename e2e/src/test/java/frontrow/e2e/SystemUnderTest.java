package frontrow.e2e;

import frontrow.local.LocalConfig;
import frontrow.local.LocalSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One system of two instances of every service, started once per JVM, stopped with it. */
final class SystemUnderTest {

    private static @Nullable SystemUnderTest shared;

    private final LocalSystem system;

    private SystemUnderTest(LocalSystem system) {
        this.system = system;
    }

    static synchronized SystemUnderTest shared() {
        if (shared == null) {
            shared = new SystemUnderTest(start());
        }
        return shared;
    }

    private static LocalSystem start() {
        try {
            LocalSystem started = LocalSystem.start(
                    LocalConfig.onFreePorts(Files.createTempDirectory("frontrow-e2e")).withInstances(2).withDemoConcerts());
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-the-system"));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every request goes to the instances of its service in turn. */
    Api api() {
        return new Api(List.of("queue", "reservation", "payment", "wallet").stream()
                .collect(Collectors.toMap(service -> service, system::urls)));
    }

    LocalSystem local() {
        return system;
    }
}
