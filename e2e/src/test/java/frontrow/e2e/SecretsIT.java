package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frontrow.servers.Database;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A purchase and its refusals, watched at level DEBUG from the services' start on: no secret is in any log, nor in any answer. */
class SecretsIT {

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final String password = "pw-" + UUID.randomUUID();

    @Test
    void noSecretIsInALogOrAnAnswer() throws Exception {
        String idempotencyKey = "key-" + UUID.randomUUID();
        Concert concert = Concert.scheduledBy(Fan.operator(system.api()));
        Map<String, String> secrets = new LinkedHashMap<>();
        secrets.put("the database's password", password);
        secrets.put("the key that signs passes", String.valueOf(system.passSigner().key().getD()));
        secrets.put("the key that signs bearer tokens", String.valueOf(system.bearerSigner().key().getD()));
        List<Response> answers = new ArrayList<>();

        try (CapturedLogs logs = CapturedLogs.listen()) {
            List<MoreInstance> started = new ArrayList<>();
            try {
                setPasswords(password);
                for (String service : Route.SERVICES) {
                    started.add(system.instance(service, Map.of("spring.datasource.password", password)));
                }
                Fan fan = Fan.named(apiOf(started), "fan").charge(2 * Concert.PRICE).admittedTo(concert.concertId());
                buy(fan, concert, idempotencyKey, answers);
                secrets.put("a bearer token", signature(fan.accessToken()));
                secrets.put("a pass", signature(fan.queueToken()));
                secrets.put("an Idempotency-Key", idempotencyKey);
                beRefused(fan, idempotencyKey, answers);
            } finally {
                started.reversed().forEach(MoreInstance::close);
                setPasswords("");
            }
            wrongSettings(secrets);

            assertThat(logs.lines()).as("that it listened")
                    .anyMatch(line -> line.contains("frontrow.") && line.startsWith("DEBUG"))
                    .anyMatch(line -> line.startsWith("INFO"));
            secrets.forEach((name, secret) -> {
                assertThat(logs.lines().stream().filter(line -> line.contains(secret))).as("%s in a log", name).isEmpty();
                assertThat(answers.stream().filter(answer -> (answer.body() + " " + answer.headers()).contains(secret)))
                        .as("%s in an answer", name).isEmpty();
            });
        }
    }

    /** @param wanted of all services' databases; empty for what they were */
    private void setPasswords(String wanted) throws SQLException {
        for (String service : List.of("reservation", "payment", "wallet", "analytics")) {
            Database database = system.database(service);
            String before = wanted.isEmpty() ? password : database.password();
            try (Connection connection = DriverManager.getConnection(database.url(), database.user(), before);
                    Statement statement = connection.createStatement()) {
                statement.execute(
                        "alter role current_user password '%s'".formatted(wanted.isEmpty() ? database.password() : wanted));
            }
        }
    }

    private static void buy(Fan fan, Concert concert, String key, List<Response> answers) {
        Response held = fan.send("POST", "/api/reservations",
                Map.of("performanceId", concert.performanceId().toString(), "seats", List.of(1)), Map.of("Idempotency-Key", key));
        String reservation = held.expect(201).text("reservationId");
        answers.add(held);
        answers.add(fan.pay(reservation, 1));
        answers.add(fan.pay(reservation, Concert.PRICE).expect(200));
        Stream.of("/api/reservations", "/api/payments", "/api/wallet", "/api/wallet/entries").map(fan::get).forEach(answers::add);
        answers.add(fan.dates(concert.concertId()));
    }

    private static void beRefused(Fan fan, String key, List<Response> answers) {
        answers.add(fan.send("POST", "/api/reservations", "{\"nonsense\":", Map.of("Idempotency-Key", key)));
        answers.add(fan.send("POST", "/api/wallet/charges", Map.of("amount", -1), Map.of("Idempotency-Key", key)));
        answers.add(fan.send("POST", "/api/wallet/charges", Map.of("amount", 1), Map.of("Idempotency-Key", key)));
        answers.add(fan.send("POST", "/api/wallet/charges", Map.of("amount", 2), Map.of("Idempotency-Key", key)));
        answers.add(fan.send("GET", "/api/wallet", null, Map.of("Authorization", "Bearer " + fan.accessToken() + "x")));
        answers.add(fan.send("GET", "/api/wallet", null, Map.of("Authorization", "Bearer " + fan.queueToken())));
    }

    /** A start that fails says which setting is wrong, and not what it holds. */
    private void wrongSettings(Map<String, String> secrets) {
        String key = "not-a-key-" + UUID.randomUUID();
        secrets.put("a signing key with a mistake in it", key);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("frontrow.queue.pass-key", key),
                Map.of("frontrow.queue.pass-key", "{\"kty\":\"EC\",\"d\":\"" + key + "\"}"),
                Map.of("frontrow.queue.previous-pass-keys", "{\"keys\":[{\"d\":\"" + key + "\"}]}"),
                Map.of("frontrow.rest.demo.signing-key", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":\"" + key + "\"}"))) {
            assertThatThrownBy(() -> system.instance("queue", wrong).close())
                    .satisfies(failed -> assertThat(CapturedLogs.text(failed)).contains("key").doesNotContain(key));
        }
    }

    private static Api apiOf(List<MoreInstance> started) {
        Map<String, List<URI>> urls = new LinkedHashMap<>();
        for (int at = 0; at < started.size(); at++) {
            urls.put(Route.SERVICES.get(at), List.of(started.get(at).url()));
        }
        return new Api(urls);
    }

    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }
}
