package frontrow.analytics.domain;

import java.util.Map;

/** The figures, as they are kept. */
public interface Figures {

    /** Adds to each what is given, in one order for all who do, so that nobody waits in a circle. */
    void add(Map<Figure, Long> amounts);
}
