package frontrow.audit.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AuditCommandTest {

    /** The port is nobody's: whoever went as far as the topics would complain of Kafka. */
    @Test
    void refusesToTakeLiveDatabasesBackAndSaysWhatToDo() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        int status;
        try {
            status = new CommandLine(new AuditCommand()).execute("--databases", "--as-of", "2026-01-31T09:00:00Z", "--kafka-port",
                    "1");
        } finally {
            System.setErr(before);
        }

        assertThat(status).isEqualTo(AuditCommand.COULD_NOT_RUN);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "frontrow: Live databases cannot be taken back to a past time: leave out --databases, or --as-of.");
    }
}
