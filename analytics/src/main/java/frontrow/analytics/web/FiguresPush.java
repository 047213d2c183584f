package frontrow.analytics.web;

import frontrow.analytics.domain.Reports;
import frontrow.rest.streams.EventStreams;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A concert's figures as they change: each stream looks once a second whether anything was counted. */
@Component
final class FiguresPush extends EventStreams {

    private static final int STREAMS_MAX = 100;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** Of looks without news: whoever is gone is noticed by it. */
    private static final int HEARTBEAT_EVERY = 15;
    private static final Duration LIFETIME_MAX = Duration.ofMinutes(30);

    private final Reports reports;

    FiguresPush(Reports reports) {
        super("figures-push", STREAMS_MAX, LIFETIME_MAX);
        this.reports = reports;
    }

    SseEmitter open(UUID concertId) {
        return open(emitter -> tell(emitter, concertId));
    }

    private void tell(SseEmitter emitter, UUID concertId) throws IOException, InterruptedException {
        long told = -1;
        for (int looks = 0; isRunning(); looks++) {
            long version = reports.version();
            if (version != told) {
                told = version;
                Reports.Report report = reports.of(concertId).orElse(null);
                if (report != null) {
                    emitter.send(SseEmitter.event().name("figures").data(report, MediaType.APPLICATION_JSON));
                }
            } else if (looks % HEARTBEAT_EVERY == 0) {
                emitter.send(SseEmitter.event().comment("still here"));
            }
            Thread.sleep(LOOK_EVERY);
        }
    }
}
