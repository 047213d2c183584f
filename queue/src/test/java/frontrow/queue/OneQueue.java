package frontrow.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import frontrow.messaging.codec.EventCodec;
import frontrow.queue.QueueInstance.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** One instance, the topics beside it, and what tests of both need. */
abstract class OneQueue {

    static QueueInstance queue;
    static Topic topic;

    @BeforeAll
    static void start() {
        queue = QueueInstance
                .start(Map.of("frontrow.queue.push.heartbeat-every", "300ms", "frontrow.queue.push.lifetime-max", "15s",
                        "frontrow.queue.room.claim-window", "2s"));
        topic = new Topic(queue.bean(EventCodec.class));
    }

    @AfterAll
    static void stop() {
        topic.close();
        queue.close();
    }

    static UUID aConcert(int capacity) {
        UUID concertId = topic.concert(capacity, 100);
        await().atMost(Duration.ofSeconds(30)).until(() -> queue.knows(concertId) && queue.leads(concertId));
        return concertId;
    }

    static void awaitStatus(UUID concertId, String fan, String status) {
        await().until(() -> queue.mine(concertId, fan).text("status").equals(status));
    }

    static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.text("code")).isNotEmpty();
        assertThat(answer.text("type")).startsWith("urn:frontrow:problem:");
    }

    static JWTClaimsSet verified(String jwt) throws Exception {
        JWKSet keys = JWKSet.parse(queue.call("GET", "/api/queues/pass-keys", null, null).response().body());
        SignedJWT signed = SignedJWT.parse(jwt);
        ECKey key = keys.getKeyByKeyId(signed.getHeader().getKeyID()).toECKey();
        assertThat(key.isPrivate()).isFalse();
        assertThat(signed.verify(new ECDSAVerifier(key))).isTrue();
        return signed.getJWTClaimsSet();
    }

    static <E> Stream<E> ofType(UUID concertId, Class<E> type) {
        return topic.line(concertId).stream().filter(type::isInstance).map(type::cast);
    }

    static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
