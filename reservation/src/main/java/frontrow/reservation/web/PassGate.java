package frontrow.reservation.web;

import frontrow.reservation.application.AdmissionPass;
import frontrow.reservation.application.EndedPasses;
import frontrow.reservation.config.ReservationProperties;
import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.web.PassTokens.Kind;
import frontrow.reservation.web.PassTokens.Token;
import frontrow.rest.Caller;
import frontrow.rest.Problem;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Lets in whose turn it is (design §9), by the pass alone: no call, no SQL. */
@Component
class PassGate {

    static final String HEADER = "Queue-Token";

    private final PassTokens tokens;
    private final EndedPasses endedPasses;
    private final Clock clock;
    private final long retryAfterSeconds;

    @Autowired
    PassGate(ReservationProperties properties, EndedPasses endedPasses, Clock clock) {
        this(new PassTokens(properties.passKeys(), properties.verifiedPassesMax()), endedPasses, clock,
                properties.lineRetryAfter());
    }

    PassGate(PassTokens tokens, EndedPasses endedPasses, Clock clock, Duration retryAfter) {
        this.tokens = tokens;
        this.endedPasses = endedPasses;
        this.clock = clock;
        this.retryAfterSeconds = retryAfter.toSeconds();
    }

    /**
     * The caller's pass, which may be over.
     *
     * @throws Problem 401 for none, or one that is not the caller's; 429 for a place in line
     */
    AdmissionPass pass(@Nullable String header, Caller caller) {
        return passFrom(owned(header, caller));
    }

    /** As {@link #pass(String, Caller)}, and it is for this concert. */
    AdmissionPass passFor(ConcertId concert, @Nullable String header, Caller caller) {
        Token token = owned(header, caller);
        if (!token.concert().equals(concert)) {
            throw invalid("The pass in the header Queue-Token is for another concert.");
        }
        return passFrom(token);
    }

    /** @throws Problem as above, and 401 for a pass that is over */
    void requireLivePassFor(ConcertId concert, @Nullable String header, Caller caller) {
        if (!passFor(concert, header, caller).live()) {
            throw expired();
        }
    }

    private Token owned(@Nullable String header, Caller caller) {
        if (header == null || header.isBlank()) {
            throw invalid("Send the pass that the waiting room gave you in the header Queue-Token.");
        }
        Token token = tokens.read(header.strip())
                .orElseThrow(() -> invalid("The header Queue-Token holds no pass of the waiting room."));
        if (!token.userId().equals(caller.userId())) {
            throw invalid("The pass in the header Queue-Token is somebody else's.");
        }
        if (token.startsAt() != null && clock.instant().isBefore(token.startsAt())) {
            throw invalid("The pass in the header Queue-Token is not good yet.");
        }
        return token;
    }

    private AdmissionPass passFrom(Token token) {
        boolean inTime = clock.instant().isBefore(token.expiresAt());
        if (token.kind() == Kind.PLACE) {
            throw inTime ? notYourTurn() : expired();
        }
        return new AdmissionPass(token.pass(), token.concert(), inTime && !endedPasses.contains(token.pass()));
    }

    private Problem notYourTurn() {
        return Problem
                .of(HttpStatus.TOO_MANY_REQUESTS, "NOT_YOUR_TURN", "It is not your turn yet; ask the waiting room for your pass.")
                .retryAfterSeconds(retryAfterSeconds);
    }

    static Problem invalid(String detail) {
        return Problem.of(HttpStatus.UNAUTHORIZED, "QUEUE_TOKEN_INVALID", detail);
    }

    static Problem expired() {
        return Problem.of(HttpStatus.UNAUTHORIZED, "QUEUE_TOKEN_EXPIRED", "Your pass is over; join the line again.");
    }
}
