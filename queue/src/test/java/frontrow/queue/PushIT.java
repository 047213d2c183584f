package frontrow.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PushIT extends OneQueue {

    @Test
    void thoseWhoListenAreToldOfEveryChangeUntilItIsOver() throws Exception {
        UUID concertId = aConcert(1);
        queue.change(concertId, "{\"state\":\"PAUSED\"}");
        queue.join(concertId, "ann");
        queue.join(concertId, "bob");
        var stream = queue.events(concertId, "bob");
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");

        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(nextData(lines)).contains("\"position\":2");
            assertThat(next(lines, ":")).as("a heartbeat").contains("still here");
            queue.leave(concertId, "ann");
            assertThat(nextData(lines)).contains("\"position\":1");
            queue.change(concertId, "{\"state\":\"OPEN\"}");
            String active = await().until(() -> nextData(lines), data -> data.contains("\"ACTIVE\""));
            String pass = QueueInstance.JSON.readTree(active).path("pass").asString();
            topic.confirmed(concertId, "bob", UUID.fromString(verified(pass).getJWTID()));
            assertThat(nextData(lines)).contains("\"FINISHED\"");
            assertThat(lines.lines().filter(line -> line.startsWith("data"))).as("the end").isEmpty();
        }
    }

    static String nextData(BufferedReader lines) throws Exception {
        return next(lines, "data:");
    }

    static String next(BufferedReader lines, String start) throws Exception {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(start)) {
                return line.substring(start.length());
            }
        }
        throw new AssertionError("The stream ended.");
    }
}
