package frontrow.audit.fold;

/** Which events were seen, with where and what: 20 bytes each, in an open table. An id is 64 bits of its 128; see {@link LongSet#of}. */
final class EventIds {

    private static final int SLOTS_AT_FIRST = 1 << 4;

    private long[] idsAndLocations = new long[2 * SLOTS_AT_FIRST];
    private int[] valueHashes = new int[SLOTS_AT_FIRST];
    private int size;

    /** @return the place of what was seen under this id before; negative if this is new and was noted */
    int note(long id, int valueHash, long location) {
        int slot = slotOf(idsAndLocations, id);
        if (idsAndLocations[2 * slot] != 0) {
            return slot;
        }
        put(slot, id, valueHash, location);
        if (++size * 5L > valueHashes.length * 4L) {
            grow();
        }
        return -1;
    }

    int valueHashAt(int place) {
        return valueHashes[place];
    }

    long locationAt(int place) {
        return idsAndLocations[2 * place + 1];
    }

    private void grow() {
        long[] oldIds = idsAndLocations;
        int[] oldHashes = valueHashes;
        idsAndLocations = new long[Math.multiplyExact(oldIds.length, 2)];
        valueHashes = new int[2 * oldHashes.length];
        for (int slot = 0; slot < oldHashes.length; slot++) {
            if (oldIds[2 * slot] != 0) {
                put(slotOf(idsAndLocations, oldIds[2 * slot]), oldIds[2 * slot], oldHashes[slot], oldIds[2 * slot + 1]);
            }
        }
    }

    private void put(int slot, long id, int valueHash, long location) {
        idsAndLocations[2 * slot] = id;
        idsAndLocations[2 * slot + 1] = location;
        valueHashes[slot] = valueHash;
    }

    /** Where it is, or would be: a free slot has the id 0, which none has. */
    private static int slotOf(long[] idsAndLocations, long id) {
        int mask = idsAndLocations.length / 2 - 1;
        int slot = (int) id & mask;
        while (idsAndLocations[2 * slot] != 0 && idsAndLocations[2 * slot] != id) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
