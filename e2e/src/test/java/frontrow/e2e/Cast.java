package frontrow.e2e;

import static org.awaitility.Awaitility.await;

import frontrow.servers.Database;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Fans who hold or have bought, and operators, around two concerts; and what is kept of each of them. */
final class Cast {

    private static final int HOLDERS = 8;
    private static final int OWNERS = 4;
    private static final int OPERATORS = 3;
    private static final Concert.Terms TERMS = new Concert.Terms(3_600, 2, 1_000, 1_000);

    private static final String RESERVATIONS = """
            select r.user_id, md5(string_agg(r::text || coalesce(c.claims, ''), ',' order by r.id)) from reservation r left join lateral (
              select string_agg(claim::text, ',' order by seat_number) as claims from seat_claim claim where reservation_id = r.id) c on true
            where r.user_id = any(?) group by r.user_id""";
    private static final String PAYMENTS = """
            select user_id, md5(string_agg(payment::text, ',' order by payment_id)) from payment where user_id = any(?) group by user_id""";
    private static final String WALLETS = """
            select substr(account_id, 8), md5(account::text || (
              select string_agg(t::text, ',' order by entry_number) from transfer t where wallet_account = account_id))
            from account where substr(account_id, 8) = any(?)""";
    private static final String CONCERTS = "select 'concerts', count(*)::text from concert where cardinality(?::text[]) > 0";
    private static final String OPEN_RESERVATIONS = """
            select 'open', count(*)::text from reservation where user_id = any(?) and status in ('PAYING', 'CANCELLING')""";
    private static final String OPEN_PAYMENTS = """
            select 'open', count(*)::text from payment where user_id = any(?) and status in ('DEBITING', 'REFUNDING')""";

    /** What an operator's request may change. */
    static final List<String> OPERATORS_OWN = List.of("concerts", "room", "spare room");

    private final SystemUnderTest system;
    final Concert concert;
    final Concert spare;
    final List<Fan> fans = new ArrayList<>();
    final List<Fan> operators;
    private final Map<String, String> reservations = new ConcurrentHashMap<>();
    private final Map<String, String> payments = new ConcurrentHashMap<>();

    Cast(SystemUnderTest system) {
        this.system = system;
        Api api = system.api();
        operators = IntStream.range(0, OPERATORS).mapToObj(one -> Fan.operator(api)).toList();
        concert = Concert.scheduledBy(operators.getFirst(), TERMS);
        spare = Concert.scheduledBy(operators.getFirst(), TERMS);
        AtOnce.all(IntStream.rangeClosed(1, HOLDERS + OWNERS).<Supplier<Fan>>mapToObj(seat -> () -> enter(api, seat)).toList())
                .forEach(fans::add);
        fans.subList(HOLDERS, fans.size()).forEach(owner -> await().until(
                () -> owner.place(concert.concertId()).text("status").equals("FINISHED")));
    }

    private Fan enter(Api api, int seat) {
        Fan fan = Fan.named(api, "fuzz").charge(3 * Concert.PRICE).admittedTo(concert.concertId());
        String reservation = fan.hold(concert.performanceId(), seat).expect(201).text("reservationId");
        reservations.put(fan.userId, reservation);
        if (seat > HOLDERS) {
            payments.put(fan.userId, fan.pay(reservation, Concert.PRICE).expect(200).text("paymentId"));
        }
        return fan;
    }

    /** JSON of what a request can be about: the actor's own, or another's. An operator only ever changes the spare room. */
    Map<String, String> known(Random random, Route route, Fan actor) {
        return knownOf(random.nextInt(3) == 0 ? fans.get(random.nextInt(fans.size())) : actor, random, route);
    }

    /** The same about what is this fan's. */
    Map<String, String> knownOf(Fan of, Random random, Route route) {
        Concert about = route.isOperators() ? spare : concert;
        Fan owner = fans.get(HOLDERS + random.nextInt(OWNERS));
        return Map.of(
                "concertId", quoted(about.concertId().toString()), "performanceId", quoted(concert.performanceId().toString()),
                "reservationId", quoted(of(reservations, of, owner)), "paymentId", quoted(of(payments, of, owner)),
                "seats[]", String.valueOf(1 + random.nextInt(Concert.SEATS)), "amount", String.valueOf(Concert.PRICE),
                "userId", quoted("fuzz-" + random.nextInt(1_000)),
                "startsAt", quoted(Instant.now().plus(10, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS).toString()),
                "lastSeat", "5", "parked", "true");
    }

    /** What is there of everybody, once nothing is under way any more. */
    Map<String, String> state() {
        String[] users = fans.stream().map(fan -> fan.userId).toArray(String[]::new);
        await().atMost(Duration.ofSeconds(30)).until(() -> settled(users));
        Map<String, String> state = new TreeMap<>();
        collect("reservation", RESERVATIONS, users, state);
        collect("payment", PAYMENTS, users, state);
        collect("wallet", WALLETS, users, state);
        collect("reservation", CONCERTS, users, state);
        fans.forEach(fan -> state.merge(fan.userId, " in line: " + fan.place(concert.concertId()).status(), String::concat));
        state.put("room", room(concert));
        state.put("spare room", room(spare));
        return state;
    }

    private String room(Concert about) {
        Response room = operators.getFirst().get("/api/queues/" + about.concertId()).expect(200);
        return List.of("state", "capacity", "admissionsPerSecond", "changedAt").stream()
                .map(setting -> room.body().path(setting).toString())
                .toList().toString();
    }

    private boolean settled(String[] users) {
        Map<String, String> open = new TreeMap<>();
        collect("reservation", OPEN_RESERVATIONS, users, open);
        collect("payment", OPEN_PAYMENTS, users, open);
        return open.equals(Map.of("open", " reservation: 0 payment: 0"));
    }

    private void collect(String name, String query, String[] users, Map<String, String> state) {
        Database database = system.database(name);
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, connection.createArrayOf("text", users));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    state.merge(rows.getString(1), " " + name + ": " + rows.getString(2), String::concat);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** One who has bought. */
    Fan owner() {
        return fans.getLast();
    }

    String reservationOf(Fan fan) {
        return Objects.requireNonNull(reservations.get(fan.userId));
    }

    String paymentOf(Fan fan) {
        return Objects.requireNonNull(payments.get(fan.userId));
    }

    private static String of(Map<String, String> ids, Fan one, Fan orElse) {
        return Objects.requireNonNullElseGet(ids.get(one.userId), () -> Objects.requireNonNull(ids.get(orElse.userId)));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
