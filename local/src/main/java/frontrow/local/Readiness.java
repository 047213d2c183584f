package frontrow.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Waits until the services say that they can work, not only that they listen. */
final class Readiness {

    private static final Duration WAIT_MAX = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration ANSWER_WAIT_MAX = Duration.ofSeconds(5);

    private Readiness() {}

    static void await(List<ServiceInstance> instances) {
        Instant giveUpAt = Instant.now().plus(WAIT_MAX);
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (ServiceInstance instance : instances) {
                while (!isReady(client, instance.url())) {
                    if (Instant.now().isAfter(giveUpAt)) {
                        throw new CannotStart("The service " + instance.service() + " does not get ready within "
                                + WAIT_MAX.toSeconds() + " s.");
                    }
                    Thread.sleep(POLL);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted while the services start.", interrupted);
        }
    }

    private static boolean isReady(HttpClient client, URI service) throws InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(service.resolve("/actuator/health/readiness")).timeout(ANSWER_WAIT_MAX)
                .build();
        try {
            return client.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
