package frontrow.messaging.relay;

import frontrow.messaging.relay.RelayLedger.Entry;
import frontrow.messaging.relay.RelayLedger.Phase;
import frontrow.messaging.relay.RelayLedger.Slot;
import org.jspecify.annotations.Nullable;

/** When a slot cannot be trusted to have kept everything that was not relayed yet (design §3). */
final class SlotRules {

    private SlotRules() {}

    static @Nullable String refusal(Entry entry, String slotName) {
        Slot slot = entry.slot();
        if (entry.phase() != Phase.RELAYING) {
            return null;
        }
        if (!slot.exists()) {
            return refusal(slotName, "is gone, though this service has relayed from it");
        }
        if (slot.lost()) {
            return refusal(slotName, "is not usable any more (%s)".formatted(slot.lostBecause()));
        }
        if (slot.aheadOfRecord()) {
            return refusal(slotName, "is ahead of what was relayed: somebody recreated or advanced it");
        }
        return null;
    }

    private static String refusal(String slotName, String what) {
        return "Replication slot %s %s. Events may be missing from the topic; resync sends the kept rows again."
                .formatted(slotName, what);
    }
}
