package frontrow.analytics.domain;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The concerts with their dates and sections, as they were announced. */
public interface Program {

    record Concert(UUID concertId, String name, String currency, List<Section> sections) {}

    /** @param lastSeat of this section at this performance */
    record Section(UUID performanceId, Instant startsAt, String name, int firstSeat, int lastSeat) {}

    void announce(List<Concert> concerts);

    /** Of those of the performances that were announced. */
    Sections sections(Collection<UUID> performanceIds);

    interface Sections {

        /** The first seat of the section that this one is in; the seat itself where its performance has not been announced yet. */
        int firstSeat(UUID performanceId, int seat);
    }
}
