package frontrow.reservation.web;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code Prefer: wait=N}, seconds (RFC 7240 §4.3). A preference that is not understood is ignored, as the RFC says. */
final class WaitPreference {

    private static final Pattern WAIT = Pattern.compile("(?:^|,)\\s*wait\\s*=\\s*\"?(\\d{1,6})\"?\\s*(?:[,;]|$)");

    private WaitPreference() {}

    /** @return how long the client wants to wait, at most {@code waitMax}; empty where it does not */
    static Optional<Duration> of(@Nullable String header, Duration waitMax) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher matcher = WAIT.matcher(header.toLowerCase(Locale.ROOT));
        if (!matcher.find()) {
            return Optional.empty();
        }
        Duration wanted = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
        return wanted.isZero() ? Optional.empty() : Optional.of(wanted.compareTo(waitMax) > 0 ? waitMax : wanted);
    }
}
