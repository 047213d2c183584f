package frontrow.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import frontrow.wallet.domain.FanId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

class ChargingIT extends WalletServer {

    private final FanId fan = aFan();

    @AfterEach
    void theBooksAddUp() {
        assertThat(discrepancies()).isEmpty();
    }

    @Test
    void aFanWithoutAWalletHasNothing() {
        hasBalance(fan, 0);
        as(fan).get().uri("/api/wallet/entries").exchange().expectStatus().isOk().expectBody().jsonPath("$.entries").isEmpty();
    }

    @Test
    void whatIsChargedIsThere() {
        charge(fan, "70000").expectStatus().isCreated().expectBody().jsonPath("$.userId").isEqualTo(fan.value())
                .jsonPath("$.balance")
                .isEqualTo(70_000).jsonPath("$.currency").isEqualTo("KRW");
        charge(fan, "10000000").expectStatus().isCreated().expectBody().jsonPath("$.balance").isEqualTo(10_070_000);

        hasBalance(fan, 10_070_000);
        as(fan).get().uri("/api/wallet/entries").exchange().expectStatus().isOk().expectBody().jsonPath("$.entries.length()")
                .isEqualTo(2)
                .jsonPath("$.entries[0].amount").isEqualTo(10_000_000).jsonPath("$.entries[0].balanceAfter").isEqualTo(10_070_000)
                .jsonPath("$.entries[0].kind").isEqualTo("CHARGE").jsonPath("$.entries[0].at").exists()
                .jsonPath("$.entries[0].transferId").exists().jsonPath("$.entries[0].reference").exists()
                .jsonPath("$.entries[1].amount").isEqualTo(70_000).jsonPath("$.next").doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({"0, AMOUNT_NOT_POSITIVE", "-1, AMOUNT_NOT_POSITIVE", "-9223372036854775808, AMOUNT_NOT_POSITIVE",
            "10000001, CHARGE_LIMIT", "9223372036854775807, CHARGE_LIMIT"})
    void refusesAnAmountOutOfBounds(String amount, String code) {
        charge(fan, amount).expectStatus().isBadRequest().expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody().jsonPath("$.code").isEqualTo(code);

        hasBalance(fan, 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"amount\":null}", "{\"amount\":\"500\"}", "{\"amount\":500.5}", "{\"amount\":500.0}",
            "{\"amount\":5e2}",
            "{\"amount\":9223372036854775808}", "{\"amount\":1e400}", "{\"amount\":true}", "{\"amount\":[500]}",
            "{\"amount\":{}}",
            "{\"amount\":500,\"userId\":\"somebody-else\"}", "[]", "500", "null", "", "{\"amount\":"})
    void refusesWhatIsNoAmount(String body) {
        post(fan, UUID.randomUUID().toString(), body).expectStatus().isBadRequest().expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON).expectBody().jsonPath("$.code").exists();

        hasBalance(fan, 0);
    }

    @Test
    void refusesToFillAWalletAboveItsLimit() {
        for (int i = 0; i < 10; i++) {
            charge(fan, "10000000").expectStatus().isCreated();
        }

        charge(fan, "1").expectStatus().isBadRequest().expectBody().jsonPath("$.code").isEqualTo("BALANCE_LIMIT");

        hasBalance(fan, 100_000_000);
    }

    @Test
    void aDoubleClickChargesOnce() throws Exception {
        String key = UUID.randomUUID().toString();

        List<Integer> statuses = inParallel(
                Collections.nCopies(8, () -> post(fan, key, "{\"amount\":500}").returnResult(String.class)
                        .getStatus().value()));

        assertThat(statuses).contains(201).isSubsetOf(201, 409);
        post(fan, key, "{\"amount\":500}").expectStatus().isCreated().expectBody().jsonPath("$.balance").isEqualTo(500);
        post(fan, key, "{\"amount\":501}").expectStatus().isEqualTo(422);
        hasBalance(fan, 500);
        assertThat(transfersOf(fan)).isEqualTo(1);
    }

    @Test
    void chargesAtTheSameTimeAreAllThere() throws Exception {
        List<Callable<Integer>> clicks = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            String amount = Integer.toString(i);
            clicks.add(() -> charge(fan, amount).returnResult(String.class).getStatus().value());
        }

        assertThat(inParallel(clicks)).containsOnly(201);

        hasBalance(fan, 5_050);
        assertThat(transfersOf(fan)).isEqualTo(100);
    }

    @Test
    void refusesWithoutATokenOrAKey() {
        anyone().get().uri("/api/wallet").exchange().expectStatus().isUnauthorized();
        anyone().get().uri("/api/wallet/entries").exchange().expectStatus().isUnauthorized();
        anyone().post().uri("/api/wallet/charges").header("Idempotency-Key", "1").contentType(MediaType.APPLICATION_JSON)
                .body("{\"amount\":5}").exchange().expectStatus().isUnauthorized();
        as(fan).post().uri("/api/wallet/charges").contentType(MediaType.APPLICATION_JSON).body("{\"amount\":5}").exchange()
                .expectStatus()
                .isBadRequest().expectHeader().doesNotExist(HttpHeaders.LOCATION);

        hasBalance(fan, 0);
    }

    @Test
    void entriesComeInPagesNewestFirst() {
        for (int i = 1; i <= 5; i++) {
            charge(fan, Integer.toString(i)).expectStatus().isCreated();
        }

        EntriesPage first = entries(fan, "?limit=2");
        EntriesPage second = entries(fan, "?limit=2&after=" + first.next());
        EntriesPage last = entries(fan, "?limit=2&after=" + second.next());

        assertThat(first.amounts()).containsExactly(5L, 4L);
        assertThat(second.amounts()).containsExactly(3L, 2L);
        assertThat(last.amounts()).containsExactly(1L);
        assertThat(last.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?limit=201", "?limit=-1", "?limit=many", "?after=garbage"})
    void refusesPagesThatAreNone(String query) {
        as(fan).get().uri("/api/wallet/entries" + query).exchange().expectStatus().isBadRequest();
    }

    @Test
    void nobodySeesWhatIsSomebodyElses() {
        FanId nosy = aFan();
        charge(fan, "1").expectStatus().isCreated();
        charge(fan, "2").expectStatus().isCreated();
        String entryOfFan = entries(fan, "?limit=1").next();

        hasBalance(nosy, 0);
        assertThat(entries(nosy, "").entries()).isEmpty();
        as(nosy).get().uri("/api/wallet/entries?after=" + entryOfFan).exchange().expectStatus().isBadRequest().expectBody()
                .jsonPath("$.code").isEqualTo("UNKNOWN_ENTRY");
        as(nosy).get().uri("/api/wallet?userId=" + fan.value()).exchange().expectBody().jsonPath("$.balance").isEqualTo(0);
    }

    private EntriesPage entries(FanId whose, String query) {
        return Objects.requireNonNull(as(whose).get().uri("/api/wallet/entries" + query).exchange().expectStatus().isOk()
                .returnResult(EntriesPage.class).getResponseBody());
    }

    private static <T> List<T> inParallel(List<? extends Callable<T>> work) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<T> results = new ArrayList<>();
            for (Future<T> done : threads.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        }
    }
}
