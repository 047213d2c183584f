package frontrow.bench.synchronous;

import java.util.OptionalLong;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Joining, and asking for one's place. */
@RestController
class LineController {

    record Place(String fan, long position) {}

    record Fill(int fans) {}

    private final WaitingLine line;

    LineController(WaitingLine line) {
        this.line = line;
    }

    @PostMapping("/line/{fan}")
    ResponseEntity<Place> join(@PathVariable String fan) {
        line.join(fan);
        return place(fan, HttpStatus.CREATED);
    }

    @GetMapping("/line/{fan}")
    ResponseEntity<Place> poll(@PathVariable String fan) {
        return place(fan, HttpStatus.OK);
    }

    private ResponseEntity<Place> place(String fan, HttpStatus status) {
        OptionalLong before = line.before(fan);
        return before.isEmpty()
                ? ResponseEntity.notFound().build()
                : ResponseEntity.status(status).body(new Place(fan, before.getAsLong() + 1));
    }

    @PostMapping("/line-fixture")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void fill(@RequestBody Fill fill) {
        line.fill(fill.fans());
    }
}
