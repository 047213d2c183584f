package frontrow.analytics.domain;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Up to where the topics were counted, and what. */
public interface Counted {

    record Place(String topic, int partition) {}

    /** The number of the current build; changes when everything is counted anew. It stays as it is until the transaction ends. */
    long lockBuild();

    /** Locks these partitions until the transaction ends, in one order. @return the offset that comes next; 0 where nothing was counted */
    Map<Place, Long> lock(Collection<Place> places);

    void advance(Map<Place, Long> nextOffsets);

    /** Notes these events. @return those that were not noted before */
    Set<UUID> note(Collection<UUID> events);

    /** The same without a lock: where to go on reading. */
    Map<Place, Long> positions();

    /** Forgets everything that was counted. @return the new build's number */
    long beginBuild();
}
