package frontrow.e2e.chaos;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Every request of the crowd and the answer it was given, in memory and as JSON lines on disk. */
final class History implements AutoCloseable {

    enum Operation {
        OPERATE, ENTER, CHARGE, JOIN, PLACE, HOLD, PAY, SEE, CANCEL
    }

    /**
     * One request.
     *
     * @param key         what makes repeats of it one: the Idempotency-Key, or the fan's own number of it
     * @param status      0: no answer came
     * @param said        the status in the body of the answer, or the code of the problem
     * @param reservation it is about, or that the answer names
     * @param payment     that the answer names
     * @param amount      that the fan charges or pays
     * @param seat        that the fan wants
     * @param place       in line that the answer's token names
     * @param position    that the answer tells; 0 if none
     */
    record Entry(Instant sent, Instant answered, String fan, Operation operation, String key, int status, String said,
            String reservation, String payment, long amount, int seat, String place, int position) {

        boolean succeeded() {
            return status / 100 == 2;
        }

        /** No answer, or none that tells what became of the request: the fan asks again. */
        boolean isUnanswered() {
            return status == 0 || status >= 500 || status == 429 || said.equals("IDEMPOTENCY_KEY_IN_USE");
        }

        boolean saysConfirmed() {
            return (operation == Operation.PAY && status == 200) || (operation == Operation.SEE && said.equals("CONFIRMED"));
        }
    }

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<Entry> entries = new ArrayList<>();
    private final BufferedWriter lines;

    History(Path file) {
        try {
            lines = Files.newBufferedWriter(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void add(Entry entry) {
        entries.add(entry);
        try {
            lines.write(JSON.writeValueAsString(entry));
            lines.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
