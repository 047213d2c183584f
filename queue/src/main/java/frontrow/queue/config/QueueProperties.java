package frontrow.queue.config;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What can be set about the waiting room, with its defaults; checked at start.
 *
 * @param passKey              signs passes and places: an EC P-256 private key as JWK JSON. No default, but in the profile demo one
 *                             that lives as long as the process
 * @param previousPassKeys     the keys that signed before: a JWKS as JSON text, of which only the public halves are used. They are
 *                             published beside the public half of {@code passKey}, so that what they signed stays good until it
 *                             runs out. Default none
 * @param placeLifetime        how long the token of a place in line can be shown. Default 7 days
 * @param room                 what a room is like unless its concert or an operator says more
 * @param capacityMax          the most active passes an operator may set. Default 1,000,000
 * @param admissionsPerSecondMax the most admissions per second an operator may set. Default 100,000
 * @param waitingMax           fans waiting in one line; more: 503. Default 2,000,000
 * @param leaderInterval       how often a leader looks after all its rooms. Default 100 ms
 * @param leaderSessionMax     a leader that is silent so long is replaced. Default 6 s
 * @param roundEventsMax       records of each kind that a leader appends for a room at a time. Default 1,000
 * @param joinLinger           how long the producer gathers records into a batch. Default 2 ms
 * @param waitMax              how long a request waits for the log; longer: 503. Default 10 s
 * @param signedMax            signatures of places and passes that are kept, about 200 bytes each. Default 150,000
 * @param push                 server-sent events
 * @param reservationListeners threads that read {@code reservation.events}. Default 1
 */
@Validated
@ConfigurationProperties("frontrow.queue")
public record QueueProperties(@Nullable String passKey, @Nullable String previousPassKeys,
        @DefaultValue("7d") @NotNull @DurationMin(minutes = 1) Duration placeLifetime, @DefaultValue @Valid Room room,
        @DefaultValue("1000000") @Min(1) @Max(1_000_000) int capacityMax,
        @DefaultValue("100000") @Min(1) @Max(100_000) int admissionsPerSecondMax,
        @DefaultValue("2000000") @Min(1) @Max(10_000_000) int waitingMax,
        @DefaultValue("100ms") @NotNull @DurationMin(millis = 1) @DurationMax(seconds = 10) Duration leaderInterval,
        @DefaultValue("6s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 5) Duration leaderSessionMax,
        @DefaultValue("1000") @Min(1) @Max(100_000) int roundEventsMax,
        @DefaultValue("2ms") @NotNull @DurationMin @DurationMax(seconds = 1) Duration joinLinger,
        @DefaultValue("10s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 2) Duration waitMax,
        @DefaultValue("150000") @Min(1) @Max(2_000_000) int signedMax, @DefaultValue @Valid Push push,
        @DefaultValue("1") @Min(1) @Max(64) int reservationListeners) {

    /**
     * @param capacity            active passes at most. Default 100
     * @param admissionsPerSecond admissions in any second at most. Default 50
     * @param passLifetime        from the admission to the end of the pass, whole seconds. Default 600 s
     * @param claimWindow         a pass not seen by its fan for so long lapses, whole seconds. Default 60 s
     */
    public record Room(@DefaultValue("100") @Min(1) @Max(1_000_000) int capacity,
            @DefaultValue("50") @Min(1) @Max(100_000) int admissionsPerSecond,
            @DefaultValue("600s") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1) Duration passLifetime,
            @DefaultValue("60s") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1) Duration claimWindow) {}

    /**
     * @param connectionsMax  open event streams of this instance; more: 503. Default 2,000
     * @param lifetimeMax     a stream ends after this; the browser comes again by itself. Default 30 min
     * @param heartbeatEvery  a comment is sent when nothing else was. Default 15 s
     * @param changesPause    at least between two events of a stream. Default 250 ms
     */
    public record Push(@DefaultValue("2000") @Min(1) @Max(100_000) int connectionsMax,
            @DefaultValue("30m") @NotNull @DurationMin(seconds = 1) Duration lifetimeMax,
            @DefaultValue("15s") @NotNull @DurationMin(millis = 100) Duration heartbeatEvery,
            @DefaultValue("250ms") @NotNull @DurationMin(millis = 1) Duration changesPause) {}
}
