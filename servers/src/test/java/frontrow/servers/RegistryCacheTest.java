package frontrow.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryCacheTest {

    @TempDir
    Path directory;

    @Test
    void theRegistryStartsWithTheCacheThatLiesBesideIt() throws Exception {
        Path home = directory.resolve("registry");
        assertThat(RegistryCache.of(home).options()).isEmpty();

        Path cache = Files.createFile(directory.resolve("registry.aot"));

        assertThat(RegistryCache.of(home).options()).contains("-XX:AOTCache=" + cache);
    }
}
