package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens and passes as an intruder makes them, each aimed at one check; and a change of the key that no honest fan notices. */
class TokenAttacksIT {

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final Api api = system.api();
    private final Fan operator = Fan.operator(api);
    private Fan fan = operator;

    @BeforeEach
    void aFan() {
        fan = Fan.named(api, "fan").charge(3 * Concert.PRICE);
    }

    @Test
    void noForgedBearerTokenOpensAnything() {
        Forger forger = new Forger(system.bearerSigner().key());
        JWTClaimsSet claims = Jwt.claims(fan.accessToken());

        forger.attacks(claims).forEach(this::bearerRefused);
        bearerRefused("wrong issuer", forger.signed(new JWTClaimsSet.Builder(claims).issuer("https://evil.example").build()));
        bearerRefused("no issuer", forger.signed(new JWTClaimsSet.Builder(claims).issuer(null).build()));
        bearerRefused("not yet valid", forger.signed(new JWTClaimsSet.Builder(claims).notBeforeTime(in(120)).build()));
        bearerRefused("a pass of the waiting room", fan.admittedTo(Concert.scheduledBy(operator).concertId()).queueToken());
        assertThat(fan.send("GET", "/api/wallet", null, Map.of("Authorization", "Bearer " + forger.signed(claims))).status())
                .as("the same without a defect").isEqualTo(200);
    }

    private void bearerRefused(String attack, String token) {
        Response refused = fan.send("GET", "/api/wallet", null, Map.of("Authorization", "Bearer " + token));
        assertThat(refused.text("code")).as(attack).isEqualTo("TOKEN_INVALID");
    }

    @Test
    void noForgedPassOpensAnything() {
        Concert concert = Concert.scheduledBy(operator);
        Forger forger = new Forger(system.passSigner().key());
        JWTClaimsSet claims = Jwt.claims(fan.admittedTo(concert.concertId()).queueToken());
        JWTClaimsSet strangers = new JWTClaimsSet.Builder(claims).subject("somebody-else").build();

        forger.attacks(claims).forEach((attack, token) -> passRefused(attack, concert, token, "QUEUE_TOKEN_INVALID"));
        passRefused("wrong issuer", concert, forger.signed(new JWTClaimsSet.Builder(claims).issuer("frontrow-demo").build()),
                "QUEUE_TOKEN_INVALID");
        passRefused("not yet valid", concert, forger.signed(new JWTClaimsSet.Builder(claims).notBeforeTime(in(60)).build()),
                "QUEUE_TOKEN_INVALID");
        passRefused("expired", concert, forger.signed(new JWTClaimsSet.Builder(claims).expirationTime(in(-1)).build()),
                "QUEUE_TOKEN_EXPIRED");
        passRefused("of another fan", concert, forger.signed(strangers), "QUEUE_TOKEN_INVALID");
        passRefused("for two concerts", concert, forger.signed(new JWTClaimsSet.Builder(claims)
                .audience(List.of(concert.concertId().toString(), UUID.randomUUID().toString())).build()), "QUEUE_TOKEN_INVALID");
        passRefused("a bearer token", concert, fan.accessToken(), "QUEUE_TOKEN_INVALID");

        assertThat(fan.showing(forger.signed(claims)).hold(concert.performanceId(), 1).status()).as("without a defect")
                .isEqualTo(201);
    }

    private void passRefused(String attack, Concert concert, String token, String code) {
        List<Response> answers = List.of(fan.showing(token).hold(concert.performanceId(), 1), fan.dates(concert.concertId()));
        assertThat(answers).as(attack).extracting(answer -> answer.text("code")).containsExactly(code, code);
    }

    @Test
    void aPassOpensOneConcertToOneFan() {
        Concert own = Concert.scheduledBy(operator);
        Concert other = Concert.scheduledBy(operator);
        String pass = fan.admittedTo(own.concertId()).queueToken();

        fan.hold(other.performanceId(), 1).expectProblem(401, "QUEUE_TOKEN_INVALID");
        Fan.named(api, "thief").showing(pass).hold(own.performanceId(), 1).expectProblem(401, "QUEUE_TOKEN_INVALID");
        fan.hold(own.performanceId(), 1).expect(201);
    }

    @Test
    void aPassThatHasBoughtBuysNothingMore() {
        Concert concert = Concert.scheduledBy(operator);
        fan.admittedTo(concert.concertId());
        String reservation = fan.hold(concert.performanceId(), 1).expect(201).text("reservationId");
        fan.pay(reservation, Concert.PRICE).expect(200);

        fan.hold(concert.performanceId(), 2).expectProblem(401, "QUEUE_TOKEN_EXPIRED");
        await().untilAsserted(() -> fan.dates(concert.concertId()).expectProblem(401, "QUEUE_TOKEN_EXPIRED"));
        assertThat(fan.balance()).isEqualTo(2 * Concert.PRICE);
    }

    /** One instance of the waiting room signs with the new key already, the others still with the old one. */
    @Test
    void theKeyOfThePassesIsChangedWithoutAnybodyNoticing() throws JOSEException {
        Concert concert = Concert.scheduledBy(operator);
        String oldPass = fan.admittedTo(concert.concertId()).queueToken();
        ECKey newKey = new ECKeyGenerator(Curve.P_256).keyID("after-the-change").generate();

        try (MoreInstance queue = system.instance("queue", Map.of("frontrow.queue.pass-key", newKey.toJSONString(),
                "frontrow.queue.previous-pass-keys", new JWKSet(system.passSigner().key()).toString()))) {
            String published = published(queue.url());
            assertThat(published).contains("after-the-change", system.passSigner().key().getKeyID()).doesNotContain("\"d\"");
            String newPass = passFrom(queue.url(), concert);
            try (MoreInstance reservation = system.instance("reservation", Map.of("frontrow.reservation.pass-keys", published))) {
                Fan there = fan
                        .through(new Api(Map.of("queue", List.of(queue.url()), "reservation", List.of(reservation.url()))));

                assertThat(there.showing(oldPass).dates(concert.concertId()).status()).as("with the old key's pass")
                        .isEqualTo(200);
                assertThat(there.showing(newPass).dates(concert.concertId()).status()).as("with the new key's pass")
                        .isEqualTo(200);
            }
            fan.showing(newPass).dates(concert.concertId()).expectProblem(401, "QUEUE_TOKEN_INVALID"); // it does not know the key
        }
    }

    private String passFrom(URI queue, Concert concert) {
        Fan there = fan.through(new Api(Map.of("queue", List.of(queue))));
        await().until(() -> there.place(concert.concertId()).status() == 200);
        return there.awaitPass(concert.concertId()).queueToken();
    }

    private static String published(URI queue) {
        return new Api(Map.of("queue", List.of(queue))).send("GET", "/api/queues/pass-keys", null, Map.of()).expect(200).body()
                .toString();
    }

    private static Date in(long seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
