package frontrow.reservation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.web.PassTokens.Kind;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PassTokensTest {

    private final TestPasses room = new TestPasses();
    private final PassTokens tokens = new PassTokens(room.jwks(), 2);
    private final UUID concert = UUID.randomUUID();
    private final UUID id = UUID.randomUUID();
    private final Instant end = Instant.parse("2030-01-01T10:00:00Z");

    @Test
    void readsAPass() {
        assertThat(tokens.read(room.pass("ann", concert, id, end)))
                .contains(new PassTokens.Token(Kind.PASS, id, new ConcertId(concert), "ann", null, end));
    }

    @Test
    void tellsAPlaceFromAPass() {
        assertThat(tokens.read(room.place("ann", concert, end))).get().extracting(PassTokens.Token::kind).isEqualTo(Kind.PLACE);
    }

    @Test
    void readsTheSameAgainAndMoreThanItRemembers() {
        List<String> passes = List.of(room.pass("ann", concert, id, end), room.pass("bob", concert, id, end),
                room.pass("cid", concert, id, end));

        for (int round = 0; round < 2; round++) {
            assertThat(passes).extracting(pass -> tokens.read(pass).orElseThrow().userId()).containsExactly("ann", "bob", "cid");
        }
    }

    @Test
    void refusesASignatureOfAnotherRoom() {
        assertThat(tokens.read(new TestPasses().pass("ann", concert, id, end))).isEmpty();
    }

    @Test
    void refusesAPassThatWasChanged() {
        String[] parts = room.pass("ann", concert, id, end).split("\\.", 3);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = Base64.getUrlEncoder().withoutPadding()
                .encodeToString(claims.replace("\"ann\"", "\"bob\"").getBytes(StandardCharsets.UTF_8));

        assertThat(tokens.read(parts[0] + "." + forged + "." + parts[2])).isEmpty();
    }

    @Test
    void refusesWhatIsNotSigned() throws ParseException {
        JWTClaimsSet claims = SignedJWT.parse(room.pass("ann", concert, id, end)).getJWTClaimsSet();

        assertThat(tokens.read(new PlainJWT(claims).serialize())).isEmpty();
    }

    @Test
    void refusesThePublicKeyAsASharedSecret() throws ParseException, JOSEException {
        JWTClaimsSet claims = SignedJWT.parse(room.pass("ann", concert, id, end)).getJWTClaimsSet();
        SignedJWT forged = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("test-key").build(), claims);
        forged.sign(new MACSigner(room.key().toECPublicKey().getEncoded()));

        assertThat(tokens.read(forged.serialize())).isEmpty();
    }

    @Test
    void refusesClaimsThatAreMissingOrStrange() {
        assertThat(tokens.read(changed(claims -> claims.issuer("somebody")))).isEmpty();
        assertThat(tokens.read(changed(claims -> claims.audience(List.of(concert.toString(), "x"))))).isEmpty();
        assertThat(tokens.read(changed(claims -> claims.audience("no uuid")))).isEmpty();
        assertThat(tokens.read(changed(claims -> claims.subject(null)))).isEmpty();
        assertThat(tokens.read(changed(claims -> claims.jwtID("no uuid")))).isEmpty();
        assertThat(tokens.read(changed(claims -> claims.expirationTime(null)))).isEmpty();
        assertThat(tokens.read(changed(claims -> claims.claim("typ_use", "other")))).isEmpty();
        assertThat(tokens.read(changed(claims -> claims.claim("typ_use", 1)))).isEmpty();
        assertThat(tokens.read(changed(claims -> claims))).isPresent();
    }

    @Test
    void refusesGarbage() {
        assertThat(List.of("", "x", "a.b.c", "....", "x".repeat(5000)))
                .allSatisfy(text -> assertThat(tokens.read(text)).isEmpty());
    }

    @Test
    void readsWhatAnyOfItsKeysHasSigned() {
        TestPasses next = new TestPasses("next-key");
        PassTokens both = new PassTokens(TestPasses.jwks(room, next), 2);

        assertThat(both.read(room.pass("ann", concert, id, end))).isPresent();
        assertThat(both.read(next.pass("ann", concert, id, end))).isPresent();
        assertThat(tokens.read(next.pass("ann", concert, id, end))).isEmpty();
        assertThatThrownBy(() -> new PassTokens(TestPasses.jwks(room, new TestPasses()), 2))
                .hasMessageContaining("two keys have the kid test-key");
    }

    @Test
    void startsOnlyWithKeysItCanUse() {
        assertThatThrownBy(() -> new PassTokens("no json", 1)).hasMessageContaining("pass-keys");
        assertThatThrownBy(() -> new PassTokens("{\"keys\":[]}", 1)).hasMessageContaining("pass-keys");
    }

    private String changed(UnaryOperator<JWTClaimsSet.Builder> changes) {
        return room.sign("pass", "ann", concert, id, end, changes);
    }
}
