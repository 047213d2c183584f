package frontrow.audit.fold;

import frontrow.audit.Rule;
import frontrow.audit.Violation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The passes that the log has given by its rules; whoever uses another one is found, with why its admission had no effect. */
final class GivenPasses {

    private final Findings findings;
    private final LongSet passes = new LongSet();

    GivenPasses(Findings findings) {
        this.findings = findings;
    }

    void give(UUID passId) {
        passes.add(LongSet.of(passId));
    }

    boolean contains(long pass) {
        return passes.contains(pass);
    }

    /** @return whether it was given */
    boolean uses(Room room, UUID concertId, String userId, UUID passId, String what, Seen seen) {
        if (room.isActive(userId, passId) || passes.contains(LongSet.of(passId))) {
            return true;
        }
        Room.Refused refused = room.refused.get(passId);
        complain(concertId, userId, refused == null
                ? "%s %s, which was never given".formatted(what, passId)
                : "%s %s, though at its admission %s".formatted(what, passId, refused.why()), seen, refused);
        return false;
    }

    void complain(UUID concertId, String userId, String what, Seen seen, Room.@Nullable Refused refused) {
        List<Step> chain = new ArrayList<>(refused == null ? List.of() : refused.chain());
        chain.add(Trail.stepOf(seen));
        findings.add(Rule.LINE_IS_KEPT, "concert " + concertId, userId + " " + what,
                refused == null ? seen.location() : refused.location(), chain);
    }
}
