package frontrow.audit.fold;

import frontrow.audit.Location;
import frontrow.audit.Violation.Step;
import java.util.ArrayList;
import java.util.List;

/** A fan's wallet, as the topic tells it. */
public final class Account {

    private static final int RECENT_MAX = 4;

    final String userId;
    String currency = "";
    long balanceMinor;
    long transfers;
    /** The newest records about it, as locations; the oldest is forgotten. */
    private final long[] recent = new long[2 * RECENT_MAX];
    private int told;

    Account(String userId) {
        this.userId = userId;
    }

    void tell(Seen seen) {
        int slot = 2 * (told++ % RECENT_MAX);
        recent[slot] = seen.location();
        recent[slot + 1] = seen.atMicros() << 5 | seen.kind().code();
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int i = Math.max(0, told - RECENT_MAX); i < told; i++) {
            int slot = 2 * (i % RECENT_MAX);
            steps.add(new Step(Location.unpacked(recent[slot]),
                    EventKind.ALL[(int) recent[slot + 1] & 31].eventName(), Micros.instant(recent[slot + 1] >> 5)));
        }
        return steps;
    }

    public String userId() {
        return userId;
    }

    public long balanceMinor() {
        return balanceMinor;
    }

    public long transfers() {
        return transfers;
    }

    public String currency() {
        return currency;
    }
}
