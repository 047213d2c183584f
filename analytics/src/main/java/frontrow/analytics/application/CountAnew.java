package frontrow.analytics.application;

import frontrow.analytics.domain.Counted;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Forgets all figures; the instances notice with their next batch, or when none comes, and count from the first record on. */
@Service
public class CountAnew {

    private final Counted counted;

    CountAnew(Counted counted) {
        this.counted = counted;
    }

    /** @return the number of the new build */
    @Transactional
    public long begin() {
        return counted.beginBuild();
    }
}
