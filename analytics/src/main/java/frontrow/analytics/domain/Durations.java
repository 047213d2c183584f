package frontrow.analytics.domain;

import java.util.List;

/** How long things took, as they are kept. */
public interface Durations {

    void add(List<Stretch> stretches);
}
