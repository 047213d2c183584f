package frontrow.bench.outboxes;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Commits rows, one or many; answers with the machine's monotonic clock right after the commit. */
@RestController
class CommitController {

    private static final int FILL_BATCH = 1_000;
    private static final int KEYS = 64;

    private final Way way;

    CommitController(Way way) {
        this.way = way;
    }

    @PostMapping("/commit/{key}/{id}")
    long commit(@PathVariable String key, @PathVariable UUID id) {
        way.commit(List.of(new Said(id, key)));
        return System.nanoTime();
    }

    @PostMapping("/fill/{rows}")
    long fill(@PathVariable int rows) {
        for (int from = 0; from < rows; from += FILL_BATCH) {
            List<Said> said = new ArrayList<>();
            for (int row = from; row < Math.min(rows, from + FILL_BATCH); row++) {
                said.add(new Said(UUID.randomUUID(), "key-" + row % KEYS));
            }
            way.commit(said);
        }
        return rows;
    }
}
