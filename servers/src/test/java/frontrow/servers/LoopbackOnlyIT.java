package frontrow.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Asks the kernel which addresses this process and its children listen on. */
@EnabledOnOs(OS.LINUX)
@DisabledIfSystemProperty(named = "frontrow.infrastructure", matches = "containers", disabledReason = "The engine listens for them.")
class LoopbackOnlyIT {

    private static final String LISTENING = "0A";
    private static final Set<String> LOOPBACK = Set.of("0100007F", "0000000000000000FFFF00000100007F");

    @Test
    void listensOnTheLoopbackOnly() throws IOException {
        Servers servers = Servers.shared();

        List<String> addresses = listeningAddresses(sockets());

        assertThat(servers.registryUrl()).contains("127.0.0.1");
        assertThat(addresses).hasSizeGreaterThanOrEqualTo(5);
        assertThat(addresses.stream().map(address -> address.substring(0, address.indexOf(':')))).isSubsetOf(LOOPBACK);
    }

    private static Set<String> sockets() throws IOException {
        Set<String> sockets = new HashSet<>();
        ProcessHandle self = ProcessHandle.current();
        for (ProcessHandle process : Stream.concat(Stream.of(self), self.descendants()).toList()) {
            try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
                for (Path file : files.filter(Files::isSymbolicLink).toList()) {
                    addIfStillOpen(sockets, file);
                }
            } catch (NoSuchFileException ended) {
                // Who has ended does not listen.
            }
        }
        return sockets;
    }

    private static void addIfStillOpen(Set<String> sockets, Path file) throws IOException {
        try {
            sockets.add(Files.readSymbolicLink(file).toString());
        } catch (NoSuchFileException closed) {
            // What is closed does not listen.
        }
    }

    private static List<String> listeningAddresses(Set<String> sockets) throws IOException {
        try (Stream<String> four = Files.lines(Path.of("/proc/net/tcp"));
                Stream<String> six = Files.lines(Path.of("/proc/net/tcp6"))) {
            return Stream.concat(four, six).map(line -> line.strip().split("\\s+", -1))
                    .filter(columns -> columns[3].equals(LISTENING))
                    .filter(columns -> sockets.contains("socket:[" + columns[9] + "]")).map(columns -> columns[1]).toList();
        }
    }
}
