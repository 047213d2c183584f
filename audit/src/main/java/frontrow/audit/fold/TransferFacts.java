package frontrow.audit.fold;

import java.time.Instant;
import java.util.UUID;

/** What the topic says of each transfer, as 64 bits that stand for it: enough to tell whether a row says the same. */
public final class TransferFacts {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final LongSet facts = new LongSet();

    void add(UUID transferId, String kind, String userId, long amountMinor, long balanceAfterMinor, long atMicros) {
        facts.add(fact(transferId, kind, userId, amountMinor, balanceAfterMinor, atMicros));
    }

    public boolean contains(UUID transferId, String kind, String userId, long amountMinor, long balanceAfterMinor, Instant at) {
        return facts.contains(fact(transferId, kind, userId, amountMinor, balanceAfterMinor, Micros.of(at)));
    }

    public long size() {
        return facts.size();
    }

    private static long fact(UUID transferId, String kind, String userId, long amountMinor, long balanceAfterMinor,
            long atMicros) {
        long fact = LongSet.of(transferId);
        fact = (fact ^ kind.hashCode()) * MIX;
        fact = (fact ^ (fact >>> 31) ^ userId.hashCode()) * MIX;
        fact = (fact ^ (fact >>> 31) ^ amountMinor) * MIX;
        fact = (fact ^ (fact >>> 31) ^ balanceAfterMinor) * MIX;
        fact = (fact ^ (fact >>> 31) ^ atMicros) * MIX;
        fact ^= fact >>> 32;
        return fact == 0 ? 1 : fact;
    }
}
