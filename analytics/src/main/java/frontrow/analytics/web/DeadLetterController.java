package frontrow.analytics.web;

import frontrow.messaging.deadletter.DeadLetter;
import frontrow.messaging.deadletter.DeadLetters;
import frontrow.rest.Caller;
import frontrow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The records that a service could never handle, for operators; the same as {@code ./frontrow dead-letters}. */
@RestController
@RequestMapping("/api/admin/dead-letters")
@Tag(name = "Dead letters")
class DeadLetterController {

    private static final int REASON_MAX = 500;

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    record LettersBody(List<LetterBody> deadLetters) {}

    /**
     * @param number     of the letter among those of its topic and group
     * @param appendedAt when the record came into its topic, at this partition and offset
     * @param text       the record for people: JSON, or a hex dump
     */
    record LetterBody(String topic, String consumerGroup, long number, int partition, long offset, Instant appendedAt,
            Instant failedAt, @Nullable String type, @Nullable String key, String cause, String stackTrace, String text) {

        static LetterBody of(DeadLetter letter) {
            return new LetterBody(letter.topic(), letter.consumerGroup(), letter.number(), letter.origin().partition(),
                    letter.origin().offset(), letter.origin().time(), letter.failedAt(), letter.type(), letter.key(),
                    letter.cause(), letter.stackTrace(), letter.text());
        }
    }

    record Discarding(@NotBlank @Size(max = REASON_MAX) String reason) {}

    @GetMapping
    @Operation(summary = "What waits, by topic and consumer group, in order.")
    LettersBody waiting(@RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return new LettersBody(letters.waiting(limit).stream().map(LetterBody::of).toList());
    }

    @PostMapping("/{topic}/{consumerGroup}/{number}/redrive")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Give it to its consumer group again, once. If it fails again it becomes a new letter.")
    void redrive(@PathVariable String topic, @PathVariable String consumerGroup, @PathVariable long number) {
        decide(topic, consumerGroup, number, () -> letters.redrive(topic, consumerGroup, number));
    }

    @PostMapping("/{topic}/{consumerGroup}/{number}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "End it without effect. The reason is kept, and who gave it.")
    void discard(@PathVariable String topic, @PathVariable String consumerGroup, @PathVariable long number,
            @Valid @RequestBody Discarding discarding, Caller caller) {
        decide(topic, consumerGroup, number, () -> letters.discard(topic, consumerGroup, number,
                "%s (%s)".formatted(discarding.reason(), caller.userId())));
    }

    private void decide(String topic, String consumerGroup, long number, Runnable decision) {
        if (letters.find(topic, consumerGroup, number).isEmpty()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "DEAD_LETTER_NOT_FOUND",
                    "No letter %d of this topic waits for this consumer group.".formatted(number));
        }
        try {
            decision.run();
        } catch (IllegalStateException refused) {
            throw Problem.of(HttpStatus.CONFLICT, "DEAD_LETTER_NOT_NEXT", String.valueOf(refused.getMessage()));
        }
    }
}
