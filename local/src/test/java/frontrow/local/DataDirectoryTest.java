package frontrow.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path directory;

    @Test
    void refusesADirectoryThatIsInUse() {
        DataDirectory held = DataDirectory.open(directory);

        assertThatThrownBy(() -> DataDirectory.open(directory)).isInstanceOf(CannotStart.class)
                .hasMessage("The data directory " + directory + " is in use by another ./frontrow.");

        held.close();
        assertThatCode(() -> DataDirectory.open(directory).close()).doesNotThrowAnyException();
    }

    @Test
    void refusesAPlaceThatIsNoDirectory() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> DataDirectory.open(file)).isInstanceOf(CannotStart.class).hasMessageContaining("cannot be used");
    }
}
