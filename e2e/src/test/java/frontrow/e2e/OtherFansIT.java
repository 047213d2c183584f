package frontrow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every route that there is, called about what belongs to another fan: it is not there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherFansIT {

    /** What belongs to a fan, by the name of its id. A route with an id that stands in neither set fails the test: say which it is. */
    private static final Set<String> OF_A_FAN = Set.of("reservationId", "paymentId");
    private static final Set<String> OF_EVERYBODY = Set.of("concertId", "performanceId", "topic", "consumerGroup", "number");

    private final SystemUnderTest system = SystemUnderTest.shared();
    private final Cast cast = new Cast(system);
    private final Fan owner = cast.owner();
    private final Fan holder = cast.fans.getFirst();
    private final Fan stranger = Fan.named(system.api(), "stranger").charge(Concert.PRICE).admittedTo(cast.concert.concertId());

    @Test
    void everyRouteSaysNotFoundAboutWhatIsAnothers() {
        Map<String, String> before = cast.state();
        List<Route> routes = Route.all(system).stream().filter(route -> isAboutAFan(route)).toList();

        for (Route route : routes) {
            for (Fan other : List.of(owner, holder)) {
                RawHttp.Answer answer = call(route, stranger, other);
                if (route.isOperators()) {
                    assertThat(answer.status()).as("%s by a fan", route).isEqualTo(403);
                } else {
                    assertThat(answer.status()).as("%s about what is another's: %s", route, answer.body()).isEqualTo(404);
                    assertThat(answer.body()).doesNotContain(other.userId).contains("_NOT_FOUND");
                }
            }
        }

        assertThat(routes).hasSizeGreaterThanOrEqualTo(4);
        assertThat(cast.state()).isEqualTo(before);
    }

    /** So that the 404s above are due to the stranger, and not to a request that nobody could make. */
    @Test
    void theOwnerFindsWhatIsTheirs() {
        for (Route route : Route.all(system)) {
            if (isAboutAFan(route) && !route.changesState()) {
                Fan caller = route.isOperators() ? cast.operators.getFirst() : owner;
                assertThat(call(route, caller, owner).status()).as("%s by whose business it is", route).isEqualTo(200);
            }
        }
    }

    @Test
    void aListThatBeginsAfterWhatIsAnothersShowsOnlyMine() {
        for (Route route : Route.all(system)) {
            if (!route.isOperators()
                    && route.parametersIn("query").stream().anyMatch(parameter -> parameter.name().equals("after"))) {
                for (String id : List.of(cast.reservationOf(owner), cast.paymentOf(owner))) {
                    Response page = stranger.get(route.path() + "?after=" + id);

                    assertThat(page.status()).as("%s", route).isIn(200, 400, 404);
                    assertThat(page.body().toString()).doesNotContain(id, owner.userId, cast.reservationOf(holder));
                }
            }
        }
    }

    private static boolean isAboutAFan(Route route) {
        List<String> ids = route.parametersIn("path").stream().map(Route.Parameter::name).toList();
        assertThat(ids).as("ids of %s; a new one has to be added to a set above", route)
                .allMatch(id -> OF_A_FAN.contains(id) || OF_EVERYBODY.contains(id));
        return ids.stream().anyMatch(OF_A_FAN::contains);
    }

    private RawHttp.Answer call(Route route, Fan caller, Fan about) {
        Sample sample = new Sample(route.document(), cast.knownOf(about, new Random(1), route), new Random(1));
        return RawHttp.send(system.url(route.service()), Fuzzer.valid(route, caller, sample));
    }
}
