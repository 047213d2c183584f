package frontrow.messaging.relay;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.messaging.EventSpans;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;

class TopicWriterTest {

    /** As Kafka's does when its caller was interrupted. */
    private static final class Interrupted extends MockProducer<String, byte[]> {
        @Override
        public void close(Duration timeout) {
            throw new InterruptException("interrupted");
        }
    }

    @Test
    void aRelayThatIsInterruptedWhileItStopsEndsWithoutAnError() {
        new TopicWriter(new Interrupted(), "topic", new RelayStatus(), new EventSpans(OpenTelemetry.noop())).close();

        assertThat(Thread.interrupted()).as("the interruption is handed on").isTrue();
    }
}
