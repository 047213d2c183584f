package frontrow.e2e.violations.domain;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.Schema;
import org.springframework.util.StringUtils;

/** What no domain class may do: know a framework, read a clock, make an id, speak Avro. */
public final class DomainThatBreaksEveryRule {

    public static String violate(String text) {
        return StringUtils.capitalize(text) + Instant.now() + UUID.randomUUID() + Schema.Type.RECORD;
    }

    private DomainThatBreaksEveryRule() {}
}
