package frontrow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.audit.command.AuditCommand;
import frontrow.events.Topics;
import frontrow.servers.Servers;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The command on real topics: what is legal is proven, then what was planted is found, then it is as if it had not happened. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayIT {

    private static final Servers SERVERS = Servers.shared();
    private static Instant clean = Instant.EPOCH;
    private static UUID bought = new UUID(0, 0);
    private static UUID performance = new UUID(0, 0);

    private record Run(int status, String out) {}

    @Test
    @Order(1)
    void provesWhatIsLegalWithRepeats(@TempDir Path directory) throws Exception {
        List<AuditedRecord> records = new ArrayList<>();
        Town town = new Town(records::add);
        bought = town.fan("mina").buys(7).reservationId;
        performance = town.performanceId;
        town.fan("jun").buys(8).givesBack();
        try (Publisher publisher = publisher()) {
            records.forEach(publisher::publish);
            records.subList(0, 6).forEach(publisher::publish);
            publisher.flush();
        }

        Run run = audit("--at-rest", "--json", directory.resolve("a.json").toString(), "--html",
                directory.resolve("a.html").toString());

        assertThat(run.out()).startsWith("PROVEN").contains("6 of them repeats");
        assertThat(run.status()).isZero();
        assertThat(directory.resolve("a.json")).content().contains("\"proven\" : true");
        assertThat(directory.resolve("a.html")).content().contains("<h1>Proven</h1>", "<svg").doesNotContain("http");
    }

    @Test
    @Order(2)
    void tellsAPurchaseAWalletAndASeat() {
        Run timeline = audit("timeline", bought.toString());
        assertThat(timeline.out().lines().map(line -> line.substring(28).split(" ", 2)[0])).containsExactly("FanJoined",
                "FanAdmitted",
                "PassClaimed", "SeatHeld", "PaymentRequested", "WalletDebitRequested", "WalletDebited", "PaymentCompleted",
                "ReservationConfirmed", "AdmissionEnded");

        assertThat(audit("wallet", "mina").out()).contains("charge", "100,000", "debit", "-50,000", "reservation " + bought);
        assertThat(audit("seat", performance.toString(), "7").out()).contains("SeatHeld", "ReservationConfirmed");
        assertThat(audit("wallet", "nobody").status()).isEqualTo(2);
    }

    @Test
    @Order(3)
    void findsWhatCannotBeRead() {
        clean = Instant.now();
        LockSupport.parkNanos(20_000_000);
        List<AuditedRecord> records = new ArrayList<>();
        AuditedRecord charged = new Town(records::add).fan("poison").charges(100);
        try (Publisher publisher = publisher()) {
            byte[] good = publisher.encoded(charged.event());
            publisher.publish(charged, new byte[]{1, 2, 3});
            publisher.publish(charged, new byte[]{0, 0, 0x7f, 0, 0, 1});
            publisher.publish(charged, Arrays.copyOf(good, good.length - 3));
            publisher.publish(charged, Arrays.copyOf(good, good.length + 3));
            publisher.flush();
        }

        Run run = audit("--at-rest");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).contains("REFUTED", "RECORD_IS_READABLE", "4 times", "not in the wire format",
                "the registry has no schema", Topics.WALLET);
    }

    @Test
    @Order(4)
    void findsARepeatWithAnotherBodyAndTellsBoth(@TempDir Path directory) {
        List<AuditedRecord> records = new ArrayList<>();
        Town town = new Town(records::add);
        AuditedRecord first = town.fan("<twice>").charges(100);
        AuditedRecord other = town.fan("<twice>").charges(7);
        try (Publisher publisher = publisher()) {
            publisher.publish(first);
            publisher.publish(Publisher.again(other, first.eventId()));
            publisher.flush();
        }

        Path json = directory.resolve("a.json");
        Path html = directory.resolve("a.html");
        assertThat(audit("--at-rest", "--json", json.toString(), "--html", html.toString()).out())
                .contains("REPEAT_IS_IDENTICAL", "event " + first.eventId());

        JsonNode chain = repeatOf(new ObjectMapper().readTree(json)).path("chain");
        assertThat(chain.findValues("amountMinor")).extracting(JsonNode::asLong).containsExactly(100L, 7L);
        assertThat(chain.findValues("userId")).extracting(JsonNode::asString).containsOnly("<twice>");
        assertThat(html).content().contains("<dt>userId<dd>&lt;twice&gt;", "<dt>amountMinor<dd>7").doesNotContain("<twice>");
    }

    private static JsonNode repeatOf(JsonNode report) {
        return report.path("violations").valueStream()
                .filter(violation -> violation.path("rule").asString().equals("REPEAT_IS_IDENTICAL")).findFirst().orElseThrow();
    }

    @Test
    @Order(5)
    void isAsItWasBefore() {
        assertThat(audit("--at-rest", "--as-of", clean.toString()).out()).startsWith("PROVEN");
    }

    @Test
    @Order(6)
    void saysInOneSentenceThatItCannotRun() {
        assertThat(run("--kafka-port", "1").status()).isEqualTo(2);
    }

    private static Publisher publisher() {
        return new Publisher(SERVERS.bootstrapServers(), SERVERS.registryUrl());
    }

    private static Run audit(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        String[] broker = SERVERS.bootstrapServers().split(":", -1);
        URI registry = URI.create(SERVERS.registryUrl());
        all.addAll(List.of("--host", broker[0], "--kafka-port", broker[1], "--registry-port", "" + registry.getPort()));
        return run(all.toArray(String[]::new));
    }

    private static Run run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            int status = new CommandLine(new AuditCommand()).execute(arguments);
            return new Run(status, out.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
