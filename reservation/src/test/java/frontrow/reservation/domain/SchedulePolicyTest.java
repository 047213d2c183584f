package frontrow.reservation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SchedulePolicyTest {

    private static final Instant NOW = Instant.parse("2030-01-01T10:00:00Z");
    private static final SchedulePolicy.Limits LIMITS = new SchedulePolicy.Limits(2, 3, 100, 4, 3600, 20, 1000);

    @Test
    void acceptsDisjointSections() {
        assertThat(violations(section("B", 51, 100), section("A", 1, 50))).isEmpty();
    }

    @Test
    void refusesSectionsThatShareASeat() {
        assertThat(violations(section("B", 50, 99), section("A", 1, 50))).containsExactly("The sections A and B overlap.");
    }

    @Test
    void refusesWhatIsNoRangeOfSeats() {
        assertThat(violations(section("A", 0, 5))).hasSize(1);
        assertThat(violations(section("A", 6, 5))).hasSize(1);
        assertThat(violations(section("A", 1, 1))).isEmpty();
    }

    @Test
    void refusesTooManySeatsEvenIfTheirNumberIsHuge() {
        assertThat(violations(section("A", 1, 101))).hasSize(1);
        assertThat(violations(section("A", 1, Integer.MAX_VALUE))).hasSize(1);
    }

    @Test
    void refusesPricesThatAreNotPositiveOrTooHigh() {
        assertThat(violations(new Section("A", 1, 2, 0))).hasSize(1);
        assertThat(violations(new Section("A", 1, 2, -1))).hasSize(1);
        assertThat(violations(new Section("A", 1, 2, 1001))).hasSize(1);
        assertThat(violations(new Section("A", 1, 2, 1000))).isEmpty();
    }

    @Test
    void refusesSectionsOfTheSameName() {
        assertThat(violations(section("A", 1, 2), section("A", 3, 4))).hasSize(1);
    }

    @Test
    void refusesWhatDoesNotLieInTheFuture() {
        assertThat(check(concert("Concert", 1, 300, performance(NOW)))).hasSize(1);
        assertThat(check(concert("Concert", 1, 300, performance(NOW.plusNanos(1000))))).isEmpty();
    }

    @Test
    void refusesTooManyOrNoDatesAndSections() {
        Performance date = performance(NOW.plusSeconds(1));
        assertThat(check(concert("Concert", 1, 300))).hasSize(1);
        assertThat(check(concert("Concert", 1, 300, date, date, date))).hasSize(1);
        assertThat(violations()).hasSize(1);
        assertThat(violations(Stream.of(1, 2, 3, 4).map(n -> section("S" + n, n, n)).toArray(Section[]::new))).hasSize(1);
    }

    @Test
    void refusesTermsBeyondTheLimits() {
        Performance date = performance(NOW.plusSeconds(1));
        assertThat(check(concert(" ", 1, 300, date))).hasSize(1);
        assertThat(check(concert("x".repeat(21), 1, 300, date))).hasSize(1);
        assertThat(check(concert("Concert", 0, 300, date))).hasSize(1);
        assertThat(check(concert("Concert", 5, 300, date))).hasSize(1);
        assertThat(check(concert("Concert", 4, 0, date))).hasSize(1);
        assertThat(check(concert("Concert", 4, 3601, date))).hasSize(1);
    }

    private static Section section(String name, int first, int last) {
        return new Section(name, first, last, 500);
    }

    private static Performance performance(Instant startsAt) {
        return new Performance(new PerformanceId(UUID.randomUUID()), startsAt, List.of(section("A", 1, 50)));
    }

    private static Concert concert(String name, int maxSeats, long holdSeconds, Performance... performances) {
        return new Concert(new ConcertId(UUID.randomUUID()), name, "KRW", maxSeats, Duration.ofSeconds(holdSeconds),
                new Concert.Room(10, 10), Arrays.asList(performances));
    }

    private static List<String> violations(Section... sections) {
        return check(concert("Concert", 1, 300,
                new Performance(new PerformanceId(UUID.randomUUID()), NOW.plusSeconds(1), Arrays.asList(sections))));
    }

    private static List<String> check(Concert concert) {
        return SchedulePolicy.violations(concert, LIMITS, NOW);
    }
}
