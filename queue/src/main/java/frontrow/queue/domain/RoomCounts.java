package frontrow.queue.domain;

/** How many wait and are active now, and how many joined, were admitted, and ended how, ever. */
public record RoomCounts(int waiting, int active, long joinedTotal, long admittedTotal, long purchasedTotal, long expiredTotal,
        long lapsedTotal, long leftTotal) {}
