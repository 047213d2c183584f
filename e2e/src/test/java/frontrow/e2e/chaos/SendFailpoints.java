package frontrow.e2e.chaos;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Before and after the broker takes what the relay, or the waiting room, has to say. */
public final class SendFailpoints implements ProducerInterceptor<String, byte[]> {

    static final String DIRECTORY = "failpoints.directory";

    private static volatile boolean relays;

    private Path directory = Path.of("");
    private boolean isRelay;
    private boolean isLine;

    /** @return whether the relay of this process has sent something */
    static boolean relaysHere() {
        return relays;
    }

    @Override
    public void configure(Map<String, ?> configuration) {
        String client = String.valueOf(configuration.get(ProducerConfig.CLIENT_ID_CONFIG));
        directory = Path.of(String.valueOf(configuration.get(DIRECTORY)));
        isRelay = client.endsWith("-relay");
        isLine = client.equals("queue-line");
    }

    @Override
    public ProducerRecord<String, byte[]> onSend(ProducerRecord<String, byte[]> record) {
        if (isRelay) {
            relays = true;
        }
        if (isLine) {
            Failpoint.LOG_BEFORE_APPEND.reached(directory);
        }
        return record;
    }

    /** Before whoever waits for it hears. */
    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null && isRelay) {
            Failpoint.RELAY_BEFORE_CONFIRM.reached(directory);
        }
        if (failure == null && isLine) {
            Failpoint.LOG_AFTER_APPEND.reached(directory);
        }
    }

    @Override
    public void close() {}
}
