package frontrow.reservation.config;

import frontrow.reservation.domain.SchedulePolicy;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Currency;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code frontrow.reservation.*}.
 *
 * @param currency            of all prices, ISO 4217. Default KRW
 * @param holdDuration        how long a hold lasts, whole seconds, where the concert says nothing. Default 5 min
 * @param maxSeats            seats per reservation where the concert says nothing. Default 1
 * @param paymentDuration     a payment that takes longer fails. Default 30 s
 * @param paymentWaitMax      the longest {@code Prefer: wait}. Default 30 s
 * @param paymentWaitersMax   payments waited for at the same time, each with about 100 KB of heap; more are answered at once. Default 2,000
 * @param paymentConsumers    threads that settle payments; at most one per partition does anything. Default 2
 * @param passKeys            the public keys of the waiting room, a JWKS as JSON text. No default
 * @param passLifetimeMax     no pass is valid longer than this: so far back ended passes are looked up at start. Default 1 h
 * @param endedPassesMax      ended passes kept in memory. Default 1,000,000
 * @param verifiedPassesMax   passes whose signature is remembered as good. Default 20,000
 * @param lineRetryAfter      what {@code Retry-After} tells one whose turn it is not yet. Default 5 s
 * @param cachedConcertsMax   concerts kept in memory. Default 1000
 * @param room                the waiting room of a concert that says nothing
 * @param schedule            limits of a concert
 */
@Validated
@ConfigurationProperties("frontrow.reservation")
public record ReservationProperties(@DefaultValue("KRW") @NotNull Currency currency,
        @DefaultValue("5m") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1) Duration holdDuration,
        @DefaultValue("1") @Min(1) @Max(1000) int maxSeats,
        @DefaultValue("30s") @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration paymentDuration,
        @DefaultValue("30s") @NotNull @DurationMin @DurationMax(seconds = 55) Duration paymentWaitMax,
        @DefaultValue("2000") @Min(0) @Max(1_000_000) int paymentWaitersMax,
        @DefaultValue("2") @Min(1) @Max(64) int paymentConsumers, @NotBlank String passKeys,
        @DefaultValue("1h") @NotNull @DurationMin(seconds = 1) @DurationMax(days = 7) Duration passLifetimeMax,
        @DefaultValue("1000000") @Min(1) int endedPassesMax, @DefaultValue("20000") @Min(1) @Max(1_000_000) int verifiedPassesMax,
        @DefaultValue("5s") @NotNull @DurationMin(seconds = 1) @DurationMax(hours = 1) Duration lineRetryAfter,
        @DefaultValue("1000") @Min(1) @Max(100_000) int cachedConcertsMax, @DefaultValue @Valid Room room,
        @DefaultValue @Valid Schedule schedule) {

    /**
     * @param capacity            active passes at most. Default 500
     * @param admissionsPerSecond Default 50
     */
    public record Room(@DefaultValue("500") @Min(1) int capacity, @DefaultValue("50") @Min(1) int admissionsPerSecond) {}

    /**
     * @param performancesMax of a concert. Default 100
     * @param sectionsMax     of a performance. Default 100
     * @param seatsMax        of a performance. Default 100,000
     * @param maxSeatsMax     the most that a concert's own {@code maxSeats} can be. Default 20
     * @param holdSecondsMax  the longest hold a concert can ask for, in seconds. Default 3600
     * @param nameCharsMax    characters of a name. Default 200
     * @param priceMinorMax   of a seat, in minor units. Default 100,000,000
     */
    public record Schedule(@DefaultValue("100") @Min(1) int performancesMax, @DefaultValue("100") @Min(1) int sectionsMax,
            @DefaultValue("100000") @Min(1) int seatsMax, @DefaultValue("20") @Min(1) @Max(1000) int maxSeatsMax,
            @DefaultValue("3600") @Min(1) @Max(86_400) int holdSecondsMax, @DefaultValue("200") @Min(1) int nameCharsMax,
            @DefaultValue("100000000") @Min(1) long priceMinorMax) {

        public SchedulePolicy.Limits limits() {
            return new SchedulePolicy.Limits(performancesMax, sectionsMax, seatsMax, maxSeatsMax, holdSecondsMax, nameCharsMax,
                    priceMinorMax);
        }
    }
}
