package frontrow.e2e;

import frontrow.local.LocalConfig;
import frontrow.local.LocalSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One system of two instances of every service, started once per JVM, stopped with it. */
final class SystemUnderTest {

    private static @Nullable SystemUnderTest shared;

    private final LocalSystem system;
    private final Path dataDirectory;

    private SystemUnderTest(LocalSystem system, Path dataDirectory) {
        this.system = system;
        this.dataDirectory = dataDirectory;
    }

    static synchronized SystemUnderTest shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    private static SystemUnderTest start() {
        try {
            Path dataDirectory = Files.createTempDirectory("frontrow-e2e");
            LocalSystem started = LocalSystem.start(LocalConfig.onFreePorts(dataDirectory).withInstances(2));
            Runtime.getRuntime().addShutdownHook(new Thread(started::close, "stop-the-system"));
            return new SystemUnderTest(started, dataDirectory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every request goes to the instances of its service in turn. */
    Api api() {
        return new Api(List.of("queue", "reservation", "payment", "wallet").stream()
                .collect(Collectors.toMap(service -> service, system::urls)));
    }

    /** Signs as the waiting room does: places and passes. */
    Signer passSigner() {
        return Signer.ofKey(dataDirectory.resolve("keys/pass-key.json"));
    }

    /** Signs as the demo's issuer does: bearer tokens. */
    Signer bearerSigner() {
        return Signer.ofKey(dataDirectory.resolve("keys/demo-signing-key.json"));
    }
}
