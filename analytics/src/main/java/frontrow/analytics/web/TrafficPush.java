package frontrow.analytics.web;

import frontrow.analytics.domain.Traffic;
import frontrow.rest.streams.EventStreams;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What goes over the topics, told once a second. */
@Component
final class TrafficPush extends EventStreams {

    private static final int STREAMS_MAX = 20;
    private static final Duration TELL_EVERY = Duration.ofSeconds(1);
    private static final Duration LIFETIME_MAX = Duration.ofMinutes(30);

    private final Traffic traffic;

    TrafficPush(Traffic traffic) {
        super("traffic-push", STREAMS_MAX, LIFETIME_MAX);
        this.traffic = traffic;
    }

    SseEmitter open() {
        return open(this::tell);
    }

    private void tell(SseEmitter listener) throws IOException, InterruptedException {
        try (Traffic.Watch watch = traffic.watch()) {
            while (isRunning()) {
                listener.send(SseEmitter.event().name("moment").data(watch.next(), MediaType.APPLICATION_JSON));
                Thread.sleep(TELL_EVERY);
            }
        }
    }
}
