package frontrow.analytics.web;

import frontrow.analytics.domain.Purchases;
import frontrow.analytics.domain.Told;
import frontrow.rest.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What the topics say, for operators. */
@RestController
@RequestMapping("/api/admin/analytics")
@Tag(name = "Topics")
class TopicsController {

    private final TrafficPush push;
    private final Purchases purchases;

    TopicsController(TrafficPush push, Purchases purchases) {
        this.push = push;
        this.purchases = purchases;
    }

    record StoryBody(UUID reservationId, List<Told> events) {}

    @GetMapping(path = "/traffic", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Events a second, how late they were relayed, and the newest of them, as server-sent events `moment`, once a second.")
    SseEmitter traffic() {
        return push.open();
    }

    @GetMapping("/reservations/{reservationId}")
    @Operation(summary = "One purchase as all topics tell it, from the line to its end. Reads all topics: some seconds for each million events.")
    StoryBody story(@PathVariable UUID reservationId) {
        List<Told> events = purchases.story(reservationId);
        if (events.isEmpty()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "RESERVATION_NOT_FOUND",
                    "No topic tells of reservation %s.".formatted(reservationId));
        }
        return new StoryBody(reservationId, events);
    }
}
