package frontrow.e2e.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * A row of the table of faults that were survived, kept in {@code target/reliability}.
 *
 * @param recoveredAfterSeconds from the end of the fault
 * @param requests              that the crowd made meanwhile
 */
record Row(String fault, String nothingLostMeans, double recoveredAfterSeconds, long requests, String test, Instant at) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static void write(String fault, String nothingLostMeans, double recoveredAfterSeconds, long requests, String test) {
        Row row = new Row(fault, nothingLostMeans, recoveredAfterSeconds, requests, test,
                Instant.now().truncatedTo(ChronoUnit.SECONDS));
        try {
            Path directory = Files.createDirectories(Path.of("target", "reliability"));
            Files.writeString(directory.resolve((test + "-" + fault).replaceAll("[^A-Za-z0-9]+", "-") + ".json"),
                    JSON.writeValueAsString(row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
