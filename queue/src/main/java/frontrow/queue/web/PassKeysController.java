package frontrow.queue.web;

import frontrow.queue.config.PassKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public keys (RFC 7517 §5) that passes are checked with; open to all. */
@RestController
@Tag(name = "Waiting room, operators")
final class PassKeysController {

    private final Map<String, Object> publicKeys;

    PassKeysController(PassKeys keys) {
        this.publicKeys = keys.publicKeys().toJSONObject(true);
    }

    @GetMapping("/api/queues/pass-keys")
    @Operation(summary = "The public keys that passes are checked with, as a JWK set.")
    Map<String, Object> publicKeys() {
        return publicKeys;
    }
}
