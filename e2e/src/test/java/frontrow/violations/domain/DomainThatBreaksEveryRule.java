package frontrow.violations.domain;

import frontrow.violations.application.SomeUseCase;
import frontrow.violations.web.SomeController;
import java.time.Instant;
import java.util.UUID;
import org.apache.avro.Schema;
import org.springframework.util.StringUtils;

/** What no domain class may do: know a framework, read a clock, make an id, speak Avro, know who uses it. */
public final class DomainThatBreaksEveryRule {

    public static String violate(String text) {
        return StringUtils.capitalize(text) + Instant.now() + UUID.randomUUID() + Schema.Type.RECORD + SomeUseCase.name()
                + SomeController.name();
    }

    private DomainThatBreaksEveryRule() {}
}
