package frontrow.rest.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FingerprintTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Fingerprint.Maker maker = new Fingerprint.Maker(JSON);

    @Test
    void theOrderOfFieldsAndWhiteSpaceDoNotCount() {
        assertThat(of("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}")).isEqualTo(of("{ \"b\" : {\"d\":3, \"c\":2}, \"a\" : 1 }"));
    }

    @Test
    void aRecordAndAMapOfTheSameJsonAreTheSame() {
        assertThat(maker.of("POST", "/x", new Order("chair", List.of(2, 1))))
                .isEqualTo(maker.of("POST", "/x", Map.of("seats", List.of(2, 1), "item", "chair")));
    }

    @Test
    void theOrderOfListsCounts() {
        assertThat(of("{\"seats\":[1,2]}")).isNotEqualTo(of("{\"seats\":[2,1]}"));
    }

    @Test
    void methodPathAndBodyCount() {
        Fingerprint fingerprint = maker.of("POST", "/x", Map.of("a", 1));

        assertThat(fingerprint).isNotEqualTo(maker.of("PUT", "/x", Map.of("a", 1)));
        assertThat(fingerprint).isNotEqualTo(maker.of("POST", "/y", Map.of("a", 1)));
        assertThat(fingerprint).isNotEqualTo(maker.of("POST", "/x", Map.of("a", 2)));
        assertThat(fingerprint).isEqualTo(maker.of("POST", "/x", Map.of("a", 1)))
                .hasSameHashCodeAs(maker.of("POST", "/x", Map.of("a", 1)));
        assertThat(fingerprint.bytes()).hasSize(32);
    }

    private Fingerprint of(String body) {
        return maker.of("POST", "/x", JSON.readTree(body));
    }

    record Order(String item, List<Integer> seats) {}
}
