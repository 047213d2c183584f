package frontrow.servers;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the jar that carries them for this machine. */
final class PostgresPrograms {

    /** Complete, or absent: it is unpacked beside and renamed. */
    private final Path home;

    private PostgresPrograms(Path home) {
        this.home = home;
    }

    static PostgresPrograms unpackedTo(Path home) {
        if (!Files.isDirectory(home)) {
            unpack(home);
        }
        return new PostgresPrograms(home);
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it sees another user, and may do no more than we. */
    List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (Objects.equals(System.getProperty("user.name"), "root")) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static void unpack(Path home) {
        try {
            Files.createDirectories(home.getParent());
            Path beside = Files.createTempDirectory(home.getParent(), ".postgres-");
            try (InputStream packed = packed();
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, beside);
                }
            }
            moveUnlessThere(beside, home);
        } catch (IOException failed) {
            throw new ServerFailed("PostgreSQL's programs cannot be unpacked to " + home + ": " + failed.getMessage(),
                    failed);
        }
    }

    private static InputStream packed() throws IOException {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "Darwin" : "Linux";
        String architecture = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture);
        if (packed == null) {
            throw new ServerFailed("No PostgreSQL is packed for " + system + " on " + architecture + ".");
        }
        return packed;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path to) throws IOException {
        Path target = to.resolve(entry.getName()).normalize();
        if (!target.startsWith(to)) {
            throw new IOException("The archive reaches outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /** Another process may have been faster; what it unpacked is the same. */
    private static void moveUnlessThere(Path beside, Path home) throws IOException {
        Files.setPosixFilePermissions(beside, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException failed) {
            if (!Files.isDirectory(home)) {
                throw failed;
            }
            FileTrees.delete(beside);
        }
    }
}
