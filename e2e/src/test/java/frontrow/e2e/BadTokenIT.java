package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens and passes that are none, forged, expired, or somebody else's open nothing. */
class BadTokenIT {

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final Api api = system.api();
    private Fan fan = Fan.operator(api);

    @BeforeEach
    void aFanWithMoney() {
        fan = Fan.named(api, "fan").charge(Concert.PRICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "Bearer a.b.c", "Basic dXNlcjpwYXNz"})
    void aBearerTokenThatIsNoneIsRefused(String authorization) {
        for (String path : List.of("/api/wallet", "/api/payments", "/api/reservations")) {
            authorized(authorization, path).expectProblem(401,
                    authorization.startsWith("Bearer") ? "TOKEN_INVALID" : "TOKEN_MISSING");
        }
    }

    @Test
    void aForgedBearerTokenIsRefused() {
        JWTClaimsSet claims = Jwt.claims(fan.accessToken());
        JWTClaimsSet operators = new JWTClaimsSet.Builder(claims).claim("roles", List.of("OPERATOR")).build();

        for (String forged : Jwt.forged(fan.accessToken())) {
            authorized("Bearer " + forged, "/api/wallet").expectProblem(401, "TOKEN_INVALID");
        }
        authorized("Bearer " + Jwt.withClaims(fan.accessToken(), operators), "/api/wallet").expectProblem(401, "TOKEN_INVALID");
        authorized("Bearer " + system.passSigner().sign(claims), "/api/wallet").expectProblem(401, "TOKEN_INVALID");
        authorized("Bearer " + system.bearerSigner().sign(claims), "/api/wallet").expect(200);
    }

    @Test
    void anExpiredBearerTokenIsRefused() {
        String expired = system.bearerSigner().sign(endedAMinuteAgo(fan.accessToken()));

        authorized("Bearer " + expired, "/api/wallet").expectProblem(401, "TOKEN_EXPIRED");
        fan.send("POST", "/api/wallet/charges", Map.of("amount", 1),
                Map.of("Authorization", "Bearer " + expired, "Idempotency-Key", "expired")).expectProblem(401, "TOKEN_EXPIRED");

        assertThat(fan.balance()).isEqualTo(Concert.PRICE);
    }

    @Test
    void aForgedPassIsRefused() {
        Concert concert = Concert.scheduledBy(Fan.operator(api));
        String pass = fan.admittedTo(concert.concertId()).queueToken();
        JWTClaimsSet claims = Jwt.claims(pass);

        for (String forged : Jwt.forged(pass)) {
            fan.showing(forged).hold(concert.performanceId(), 1).expectProblem(401, "QUEUE_TOKEN_INVALID");
        }
        String longer = Jwt.withClaims(pass,
                new JWTClaimsSet.Builder(claims).expirationTime(Date.from(Instant.now().plusSeconds(3_000))).build());
        fan.showing(longer).hold(concert.performanceId(), 1).expectProblem(401, "QUEUE_TOKEN_INVALID");
        fan.showing(system.bearerSigner().sign(claims)).hold(concert.performanceId(), 1).expectProblem(401,
                "QUEUE_TOKEN_INVALID");
        fan.showing(fan.accessToken()).hold(concert.performanceId(), 1).expectProblem(401, "QUEUE_TOKEN_INVALID");

        assertThat(fan.showing(pass).freeSeats(concert.performanceId())).hasSize(Concert.SEATS);
        fan.showing(system.passSigner().sign(claims)).hold(concert.performanceId(), 1).expect(201);
    }

    @Test
    void anExpiredPassIsRefused() {
        Concert concert = Concert.scheduledBy(Fan.operator(api));
        String pass = fan.admittedTo(concert.concertId()).queueToken();
        fan.showing(system.passSigner().sign(endedAMinuteAgo(pass)));

        fan.dates(concert.concertId()).expectProblem(401, "QUEUE_TOKEN_EXPIRED");
        fan.get("/api/performances/" + concert.performanceId() + "/seats").expectProblem(401, "QUEUE_TOKEN_EXPIRED");
        fan.hold(concert.performanceId(), 1).expectProblem(401, "QUEUE_TOKEN_EXPIRED");

        assertThat(fan.showing(pass).freeSeats(concert.performanceId())).hasSize(Concert.SEATS);
    }

    @Test
    void aPassThatWasGivenUpIsRefused() {
        Concert concert = Concert.scheduledBy(Fan.operator(api));
        fan.admittedTo(concert.concertId());

        fan.delete("/api/queues/" + concert.concertId() + "/tokens/me").expect(204);

        await().untilAsserted(
                () -> fan.dates(concert.concertId()).expectProblem(401, "QUEUE_TOKEN_EXPIRED"));
    }

    private Response authorized(String authorization, String path) {
        return fan.send("GET", path, null, Map.of("Authorization", authorization));
    }

    private static JWTClaimsSet endedAMinuteAgo(String token) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder(Jwt.claims(token))
                .issueTime(Date.from(now.minusSeconds(120)))
                .expirationTime(Date.from(now.minusSeconds(60)))
                .build();
    }
}
