package frontrow.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A step of the build: runs the registry once, with the schemas deployed, so that its JVM writes the {@link RegistryCache}. */
final class RegistryTraining {

    private RegistryTraining() {}

    /** Does nothing when the cache is there. The argument is the unpacked registry. */
    public static void main(String[] arguments) throws IOException {
        Path registryHome = Path.of(arguments[0]);
        Path file = RegistryCache.file(registryHome);
        if (Files.exists(file)) {
            return;
        }
        Path data = Files.createTempDirectory("frontrow-training-");
        Path unfinished = file.resolveSibling("registry.aot.unfinished");
        ServersConfig config = new ServersConfig(data, registryHome, LoopbackPorts.free(), LoopbackPorts.free(),
                LoopbackPorts.free(), ServersConfig.PARTITIONS_DEFAULT, line -> {});
        EmbeddedServers.start(config, RegistryCache.written(unfinished), OrphanGuard.removing(data)).close();
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
