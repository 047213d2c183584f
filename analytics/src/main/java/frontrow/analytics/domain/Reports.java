package frontrow.analytics.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The figures, as they are shown. */
public interface Reports {

    Optional<Report> of(UUID concertId);

    /**
     * By minute, ascending; minutes in which nothing happened are left out.
     *
     * @param countMax of minutes, each with all that it is told apart into
     */
    List<Minute> minutes(UUID concertId, Grain by, Instant from, int countMax);

    /** Changes with whatever is counted. */
    long version();

    /**
     * @param build how often everything was counted anew, from 1
     * @param total of the line and all performances
     * @param releaseSeconds how late the seats of holds that ran out were free again
     */
    record Report(UUID concertId, String name, String currency, long build, Map<Measure, Long> total, Quantiles waitSeconds,
            Quantiles purchaseSeconds, Quantiles releaseSeconds,
            List<OfPerformance> performances) {}

    record OfPerformance(UUID performanceId, Instant startsAt, Map<Measure, Long> total, List<OfSection> sections) {}

    record OfSection(String name, int seats, Map<Measure, Long> total) {}

    /** What the figures of a minute are told apart by. */
    enum Grain {
        CONCERT, PERFORMANCE, SECTION
    }

    /**
     * @param performanceId null by {@link Grain#CONCERT}, and for what concerns the line
     * @param section       null but by {@link Grain#SECTION}, and for what concerns no seat
     */
    record Minute(Instant minute, @Nullable UUID performanceId, @Nullable String section, Map<Measure, Long> total) {}

    /** In seconds, within 1 %; all 0 where there is none. */
    record Quantiles(long count, double p50, double p90, double p99) {}
}
