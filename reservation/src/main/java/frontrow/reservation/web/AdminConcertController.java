package frontrow.reservation.web;

import com.github.f4b6a3.uuid.UuidCreator;
import frontrow.messaging.Trace;
import frontrow.reservation.application.ScheduleConcerts;
import frontrow.reservation.config.ReservationProperties;
import frontrow.reservation.domain.Concert;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.Performance;
import frontrow.reservation.domain.PerformanceId;
import frontrow.reservation.domain.SchedulePolicy;
import frontrow.reservation.domain.Section;
import frontrow.rest.Answer;
import frontrow.rest.Caller;
import frontrow.rest.IdempotentPost;
import frontrow.rest.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Scheduling concerts, for operators. */
@RestController
class AdminConcertController {

    private final IdempotentPost<ScheduleConcerts.Request, Concert> schedules;
    private final ReservationProperties properties;
    private final Clock clock;

    AdminConcertController(IdempotentPost.Factory posts, ScheduleConcerts scheduleConcerts, ReservationProperties properties,
            Clock clock) {
        this.schedules = posts.of("schedule-concert", scheduleConcerts::schedule, AdminConcertController::answer);
        this.properties = properties;
        this.clock = clock;
    }

    record ConcertPlan(@NotNull String name, @NotNull List<@NotNull @Valid PerformancePlan> performances,
            @Nullable Integer maxSeats,
            @Nullable Integer holdSeconds, @Valid @Nullable RoomPlan room) {}

    record PerformancePlan(@NotNull Instant startsAt, @NotNull List<@NotNull @Valid SectionPlan> sections) {}

    /** @param price of a seat, in minor units */
    record SectionPlan(@NotNull String name, @NotNull Integer firstSeat, @NotNull Integer lastSeat, @NotNull Long price) {}

    record RoomPlan(@NotNull Integer capacity, @NotNull Integer admissionsPerSecond) {}

    record ScheduledBody(String concertId, List<ScheduledDate> performances) {}

    record ScheduledDate(String performanceId, Instant startsAt) {}

    @PostMapping("/api/admin/concerts")
    ResponseEntity<String> schedule(@Valid @RequestBody ConcertPlan plan, Caller caller, HttpServletRequest http) {
        Concert concert = concert(plan);
        List<String> violations = SchedulePolicy.violations(concert, properties.schedule().limits(), clock.instant());
        if (!violations.isEmpty()) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "CONCERT_INVALID", String.join(" ", violations)).with("violations",
                    violations);
        }
        return schedules.answer(http, caller, plan, new ScheduleConcerts.Request(concert, Trace.current()));
    }

    private Concert concert(ConcertPlan plan) {
        RoomPlan room = plan.room();
        long holdSeconds = Objects.requireNonNullElse(plan.holdSeconds(), Math.toIntExact(properties.holdDuration().toSeconds()));
        return new Concert(new ConcertId(UuidCreator.getTimeOrderedEpoch()), plan.name().strip(),
                properties.currency().getCurrencyCode(),
                Objects.requireNonNullElse(plan.maxSeats(), properties.maxSeats()), Duration.ofSeconds(holdSeconds),
                room == null
                        ? new Concert.Room(properties.room().capacity(), properties.room().admissionsPerSecond())
                        : new Concert.Room(room.capacity(), room.admissionsPerSecond()),
                plan.performances().stream().map(AdminConcertController::performance).toList());
    }

    /** The database keeps microseconds: so does what is answered. */
    private static Performance performance(PerformancePlan plan) {
        return new Performance(new PerformanceId(UuidCreator.getTimeOrderedEpoch()),
                plan.startsAt().truncatedTo(ChronoUnit.MICROS),
                plan.sections().stream()
                        .map(section -> new Section(section.name().strip(), section.firstSeat(), section.lastSeat(),
                                section.price()))
                        .toList());
    }

    private static Answer answer(Concert concert) {
        return new Answer.Success(HttpStatus.CREATED, new ScheduledBody(concert.id().toString(), concert.performances().stream()
                .map(performance -> new ScheduledDate(performance.id().toString(), performance.startsAt())).toList()));
    }
}
