package frontrow.analytics.application;

import frontrow.analytics.domain.Counted;
import frontrow.analytics.domain.Counted.Place;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From where to go on reading. */
@Service
public class ReadingPlace {

    private final Counted counted;

    ReadingPlace(Counted counted) {
        this.counted = counted;
    }

    /** @param nextOffsets of what was counted already */
    public record At(long build, Map<Place, Long> nextOffsets) {}

    @Transactional
    public At now() {
        return new At(counted.lockBuild(), counted.positions());
    }

    @Transactional
    public long build() {
        return counted.lockBuild();
    }
}
