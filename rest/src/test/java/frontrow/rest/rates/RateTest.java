package frontrow.rest.rates;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {

    private final Hand clock = new Hand();

    @Test
    void aBurstIsServedAndThenAsManyASecondAsAllowed() {
        Rate rate = new Rate(10, 30, 100, clock);

        assertThat(served(rate, "ada", 100)).isEqualTo(30);
        clock.forward(1_000);
        assertThat(served(rate, "ada", 100)).isEqualTo(10);
        clock.forward(100_000);
        assertThat(served(rate, "ada", 100)).as("saved up, but no more than a burst").isEqualTo(30);
    }

    @Test
    void tellsInWholeSecondsWhenToAskAgain() {
        Rate rate = new Rate(1, 1, 100, clock);

        assertThat(rate.secondsToWait("ada")).isZero();
        assertThat(rate.secondsToWait("ada")).isEqualTo(1);
        clock.forward(999);
        assertThat(rate.secondsToWait("ada")).isEqualTo(1);
        clock.forward(1);
        assertThat(rate.secondsToWait("ada")).isZero();
    }

    @Test
    void whoAsksTooOftenTakesNothingFromOthers() {
        Rate rate = new Rate(1, 5, 100, clock);
        served(rate, "ada", 1_000);

        assertThat(served(rate, "eve", 5)).isEqualTo(5);
    }

    @Test
    void remembersNoMoreThanItMay() {
        Rate rate = new Rate(1, 1_000, 50, clock);

        for (int user = 0; user < 10_000; user++) {
            rate.secondsToWait("user-" + user);
        }

        assertThat(rate.tracked()).isLessThanOrEqualTo(50);
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 192.0.2.2, false", "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
            "2001:db8:1:2::1, 2001:db8:1:3::1, false",
            "0:0:0:0:0:0:0:1, ::1, true", "_hidden, evil.example, true"})
    void addressesOfOneIpv6NetworkCountAsOne(String one, String other, boolean same) {
        assertThat(AddressRateFilter.network(one).equals(AddressRateFilter.network(other))).isEqualTo(same);
    }

    private static long served(Rate rate, String who, int requests) {
        long served = 0;
        for (int request = 0; request < requests; request++) {
            served += rate.secondsToWait(who) == 0 ? 1 : 0;
        }
        return served;
    }

    /** A clock that is moved by hand. */
    private static final class Hand implements TimeMeter {
        private final AtomicLong nanos = new AtomicLong();

        void forward(long millis) {
            nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
        }

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
