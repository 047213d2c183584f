package frontrow.audit.fold;

import java.util.UUID;

/** A set of longs that stand for UUIDs (64 of their 128 bits, mixed): ten bytes a member or so. */
public final class LongSet {

    private static final int SLOTS_AT_FIRST = 1 << 10;

    private long[] slots = new long[SLOTS_AT_FIRST];
    private int size;

    /** Never 0, which marks a free slot. */
    public static long of(UUID id) {
        long mixed = id.getMostSignificantBits() * 0x9E3779B97F4A7C15L ^ id.getLeastSignificantBits();
        mixed = (mixed ^ (mixed >>> 32)) * 0xD6E8FEB86659FD93L;
        mixed ^= mixed >>> 29;
        return mixed == 0 ? 1 : mixed;
    }

    /** Stands for both. */
    static long mixed(long one, long other) {
        return of(new UUID(one, other));
    }

    static long of(String text) {
        long mixed = text.length();
        for (int i = 0; i < text.length(); i++) {
            mixed = (mixed ^ text.charAt(i)) * 0x100000001B3L;
        }
        return mixed(mixed, mixed >>> 32);
    }

    /** @return whether it was not there */
    public boolean add(long member) {
        if (!put(slots, member)) {
            return false;
        }
        if (++size * 4L > slots.length * 3L) {
            long[] grown = new long[slots.length * 2];
            for (long old : slots) {
                if (old != 0) {
                    put(grown, old);
                }
            }
            slots = grown;
        }
        return true;
    }

    public boolean contains(long member) {
        int slot = (int) member & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == member) {
                return true;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return false;
    }

    public int size() {
        return size;
    }

    private static boolean put(long[] slots, long member) {
        int slot = (int) member & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == member) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = member;
        return true;
    }
}
