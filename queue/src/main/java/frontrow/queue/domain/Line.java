package frontrow.queue.domain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fans who wait, in order. A Fenwick tree counts those still there in front of a slot, so a place is found in O(log n) also when
 * many have left in the middle. Slots of those gone are reclaimed when the array is full: O(1) per fan who joins, eight bytes a slot.
 */
final class Line {

    private static final int SLOTS_MIN = 16;

    private @Nullable Fan[] slots = new @Nullable Fan[SLOTS_MIN];
    /** Fenwick (1994): {@code present[i]} counts the fans in the {@code i & -i} slots that end with slot {@code i - 1}. */
    private int[] present = new int[SLOTS_MIN + 1];
    private int first;
    private int end;
    private int size;

    void add(Fan fan) {
        if (end == slots.length) {
            reclaim();
        }
        fan.slot = end;
        slots[end++] = fan;
        count(fan.slot, 1);
        size++;
    }

    void remove(Fan fan) {
        slots[fan.slot] = null;
        count(fan.slot, -1);
        size--;
        while (first < end && slots[first] == null) {
            first++;
        }
    }

    /** Counts from 1. */
    int position(Fan fan) {
        int position = 0;
        for (int i = fan.slot + 1; i > 0; i -= i & -i) {
            position += present[i];
        }
        return position;
    }

    @Nullable
    Fan head() {
        return size == 0 ? null : slots[first];
    }

    List<Fan> head(int fansMax) {
        List<Fan> head = new ArrayList<>(Math.min(fansMax, size));
        for (int slot = first; slot < end && head.size() < fansMax; slot++) {
            Fan fan = slots[slot];
            if (fan != null) {
                head.add(fan);
            }
        }
        return head;
    }

    int size() {
        return size;
    }

    private void count(int slot, int change) {
        for (int i = slot + 1; i < present.length; i += i & -i) {
            present[i] += change;
        }
    }

    /** Moves everybody up over the slots of those gone; leaves as many free slots as are taken. */
    private void reclaim() {
        List<Fan> fans = head(size);
        slots = new @Nullable Fan[Math.max(SLOTS_MIN, 2 * size)];
        present = new int[slots.length + 1];
        first = 0;
        end = 0;
        for (Fan fan : fans) {
            fan.slot = end;
            slots[end++] = fan;
            present[end] = 1;
        }
        for (int i = 1; i < present.length; i++) {
            int parent = i + (i & -i);
            if (parent < present.length) {
                present[parent] += present[i];
            }
        }
    }
}
