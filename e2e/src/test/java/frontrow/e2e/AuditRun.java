package frontrow.e2e;

import frontrow.audit.command.AuditCommand;
import frontrow.local.Ports;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** What {@code ./frontrow audit} says, and how it ends. */
public record AuditRun(int status, String out) {

    public static AuditRun on(Ports ports, String... options) {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--kafka-port", "" + ports.kafka(), "--registry-port", "" + ports.registry(), "--postgres-port",
                "" + ports.postgres()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int status = new CommandLine(new AuditCommand()).execute(arguments.toArray(String[]::new));
            return new AuditRun(status, out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
