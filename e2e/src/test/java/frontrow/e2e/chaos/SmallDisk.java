package frontrow.e2e.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A file system of its own for one directory, which can be filled up. Only root can make one. */
final class SmallDisk implements AutoCloseable {

    /** With what is in the directory, its owner and its mode. */
    private static final String MOUNT = """
            set -e; mkdir "$0.small"; mount -t tmpfs -o size=$1m frontrow-test "$0.small"
            cp -a "$0/." "$0.small"; mount --bind "$0.small" "$0"
            """;

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    /** @throws IllegalStateException if this is not root on Linux */
    static SmallDisk of(Path directory) {
        if (!System.getProperty("os.name").equals("Linux") || !System.getProperty("user.name").equals("root")) {
            throw new IllegalStateException("Only root on Linux can mount a small file system: run this test in a container.");
        }
        return new SmallDisk(directory);
    }

    /** Whoever uses the directory must have stopped. */
    void mount(int megabytes) {
        assertThat(run("sh", "-c", MOUNT, directory.toString(), String.valueOf(megabytes))).as("mounted").isZero();
    }

    /** To the last byte. */
    void fill() {
        assertThat(run("dd", "if=/dev/zero", "of=" + directory.resolve("ballast"), "bs=64K")).as("something was left")
                .isNotZero();
    }

    void empty() {
        run("rm", "-f", directory.resolve("ballast").toString());
    }

    @Override
    public void close() {
        run("umount", directory.toString());
        run("umount", directory + ".small");
    }

    private static int run(String... command) {
        try {
            return new ProcessBuilder(List.of(command)).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
