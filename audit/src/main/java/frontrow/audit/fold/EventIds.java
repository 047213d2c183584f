package frontrow.audit.fold;

import java.util.UUID;

/** Which events were seen, with where and what: 32 bytes each, in one open table of longs. */
final class EventIds {

    private static final int LONGS = 4;
    private static final int SLOTS_AT_FIRST = 1 << 12;

    private long[] table = new long[SLOTS_AT_FIRST * LONGS];
    private int size;

    /** @return the place of what was seen under this id before; negative if this is new and was noted */
    int note(UUID id, long valueHash, long location) {
        // Location 0 is that of a record; a free slot is one whose id is 0, which no event has.
        int slot = slotOf(table, id.getMostSignificantBits(), id.getLeastSignificantBits());
        if (table[slot] != 0 || table[slot + 1] != 0) {
            return slot;
        }
        put(table, slot, id.getMostSignificantBits(), id.getLeastSignificantBits(), valueHash, location);
        if (++size * (long) LONGS * 4 > table.length * 3L) {
            grow();
        }
        return -1;
    }

    long hashAt(int place) {
        return table[place + 2];
    }

    long locationAt(int place) {
        return table[place + 3];
    }

    private void grow() {
        long[] grown = new long[Math.multiplyExact(table.length, 2)];
        for (int i = 0; i < table.length; i += LONGS) {
            if (table[i] != 0 || table[i + 1] != 0) {
                put(grown, slotOf(grown, table[i], table[i + 1]), table[i], table[i + 1], table[i + 2], table[i + 3]);
            }
        }
        table = grown;
    }

    private static void put(long[] table, int slot, long high, long low, long valueHash, long location) {
        table[slot] = high;
        table[slot + 1] = low;
        table[slot + 2] = valueHash;
        table[slot + 3] = location;
    }

    private static int slotOf(long[] table, long high, long low) {
        long mixed = (high ^ low * 0x9E3779B97F4A7C15L) * 0xD6E8FEB86659FD93L;
        int mask = table.length - 1;
        int slot = (int) ((mixed ^ (mixed >>> 32)) * LONGS) & mask;
        while ((table[slot] != 0 || table[slot + 1] != 0) && (table[slot] != high || table[slot + 1] != low)) {
            slot = (slot + LONGS) & mask;
        }
        return slot;
    }
}
