package frontrow.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A small service, as services use this module. It has no database unless one is configured. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class TestService {

    private static final String NO_DATABASE = "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
            + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration";

    static SpringApplicationBuilder builder(Class<?>... more) {
        return new SpringApplicationBuilder(TestService.class).sources(more).properties("spring.config.name=rest-test",
                "frontrow.service=test", "server.port=0", "spring.jmx.enabled=false");
    }

    static SpringApplicationBuilder withoutDatabase() {
        return builder().properties(NO_DATABASE);
    }

    @RestController
    @RequestMapping("/api")
    static final class Things {

        @GetMapping("/concerts")
        Map<String, List<String>> open() {
            return Map.of("concerts", List.of());
        }

        @GetMapping("/things/{id}")
        Map<String, Object> one(@PathVariable UUID id, Caller caller, @RequestParam(defaultValue = "50") @Max(200) int limit) {
            return Map.of("id", id, "userId", caller.userId(), "operator", caller.operator(), "limit", limit);
        }

        @PostMapping("/things")
        Thing echo(@Valid @RequestBody Thing thing) {
            return thing;
        }

        @GetMapping("/failures/{kind}")
        Map<String, String> fail(@PathVariable String kind) {
            return switch (kind) {
                case "missing" -> throw Problem.of(HttpStatus.NOT_FOUND, "THING_NOT_FOUND",
                        "There is no such thing; list yours at /api/things.");
                case "broken" -> throw new IllegalStateException("the secret of the database");
                case "outage" -> throw new DataAccessResourceFailureException("host secret:5432 is away");
                default -> Map.of();
            };
        }

        @GetMapping("/admin/things")
        Map<String, Boolean> admin(Caller caller) {
            return Map.of("operator", caller.operator());
        }

        @PutMapping("/queues/{id}")
        Map<String, Boolean> queue(@PathVariable UUID id, Caller caller) {
            return Map.of("operator", caller.operator());
        }
    }

    record Thing(@NotNull String name, @Positive long amount, @Nullable UUID id, @Nullable Boolean loud,
            @Nullable List<@NotNull Integer> seats,
            @Nullable Thing inner, @Nullable Instant at) {}
}
