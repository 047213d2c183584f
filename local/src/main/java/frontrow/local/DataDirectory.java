package frontrow.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The data directory, held by one process at a time; the lock goes with the process, however that ends. */
final class DataDirectory implements AutoCloseable {

    private static final long FREE_BYTES_MIN = 512L * 1024 * 1024;
    private static final int MEBIBYTE = 1024 * 1024;

    private final FileChannel lock;

    private DataDirectory(FileChannel lock) {
        this.lock = lock;
    }

    static DataDirectory open(Path directory) {
        return tryOpen(directory)
                .orElseThrow(() -> new CannotStart("The data directory " + directory + " is in use by another ./frontrow."));
    }

    /** Nothing if another process, or another system of this one, has it. */
    static Optional<DataDirectory> tryOpen(Path directory) {
        try {
            Files.createDirectories(directory);
            requireSpace(directory);
            FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new DataDirectory(channel));
        } catch (IOException failed) {
            throw new CannotStart("The data directory " + directory + " cannot be used: " + failed, failed);
        }
    }

    private static void requireSpace(Path directory) throws IOException {
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free < FREE_BYTES_MIN) {
            throw new CannotStart("The disk of " + directory + " is full: " + free / MEBIBYTE + " MB are free, "
                    + FREE_BYTES_MIN / MEBIBYTE + " MB are needed.");
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new CannotStart("The lock of the data directory cannot be given back: " + failed, failed);
        }
    }
}
