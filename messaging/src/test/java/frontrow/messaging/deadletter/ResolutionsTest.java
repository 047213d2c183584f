package frontrow.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class ResolutionsTest {

    @Test
    void whoIsShutOutLooksAgainAlsoWhereTheCoordinatorHasNoWordForIt() {
        assertThat(Resolutions.isShutOut(new KafkaException("Cannot execute.", new ProducerFencedException("By another."))))
                .isTrue();
        assertThat(Resolutions.isShutOut(new InvalidProducerEpochException("Of an earlier life."))).isTrue();
        assertThat(Resolutions.isShutOut(new InvalidTxnStateException("Ended by another."))).isTrue();
        assertThat(Resolutions.isShutOut(new KafkaException("Unhandled error in EndTxnResponse: unexpected"))).isTrue();
    }

    @Test
    void aFailureOfAnotherKindIsTold() {
        assertThat(Resolutions.isShutOut(new TimeoutException("No broker."))).isFalse();
        assertThat(Resolutions.isShutOut(new TopicAuthorizationException("Not allowed."))).isFalse();
        assertThat(Resolutions.isShutOut(new KafkaException("Failed to construct.", new IllegalArgumentException()))).isFalse();
    }
}
