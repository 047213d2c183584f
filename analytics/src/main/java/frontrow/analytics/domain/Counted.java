package frontrow.analytics.domain;

import java.util.Collection;
import java.util.Map;

/** Up to where the topics were counted. */
public interface Counted {

    record Place(String topic, int partition) {}

    /** The number of the current build; changes when everything is counted anew. It stays as it is until the transaction ends. */
    long lockBuild();

    /** Locks these partitions until the transaction ends, in one order. @return the offset that comes next; 0 where nothing was counted */
    Map<Place, Long> lock(Collection<Place> places);

    void advance(Map<Place, Long> nextOffsets);

    /** The same without a lock: where to go on reading. */
    Map<Place, Long> positions();

    /** Forgets everything that was counted. @return the new build's number */
    long beginBuild();
}
