package frontrow.events.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import frontrow.events.wallet.WalletCharged;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaRegistrationTest {

    private static final String SUBJECT = "frontrow.events.wallet.WalletCharged";
    private static final String REGISTERS = "POST /apis/ccompat/v7/subjects/" + SUBJECT + "/versions";
    private static final String PROTECTS = "PUT /apis/ccompat/v7/config/" + SUBJECT;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer registry;
    private SchemaRegistration registration;
    private volatile int status = 200;
    private volatile int answersLost;
    private volatile int failures;

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", this::answer);
        registry.start();
        registration = new SchemaRegistration("http://127.0.0.1:" + registry.getAddress().getPort(), Duration.ZERO);
    }

    @AfterEach
    void stop() {
        registry.stop(0);
    }

    @Test
    void registersAndForbidsWhatWouldBreakReaders() {
        registration.register(WalletCharged.SCHEMA$);

        assertThat(asked).containsExactly(REGISTERS, PROTECTS);
    }

    @Test
    void asksAgainWhenTheAnswerIsLost() {
        answersLost = 2;

        registration.register(WalletCharged.SCHEMA$);

        assertThat(asked).containsExactly(REGISTERS, REGISTERS, REGISTERS, PROTECTS);
    }

    @Test
    void givesUpWhenNothingIsEverAnswered() {
        answersLost = Integer.MAX_VALUE;

        assertThatThrownBy(() -> registration.register(WalletCharged.SCHEMA$)).isInstanceOf(DeploymentFailed.class)
                .hasMessageContaining("does not answer").hasCauseInstanceOf(IOException.class);
        assertThat(asked).hasSize(6).containsOnly(REGISTERS);
    }

    @Test
    void asksAgainWhileTheRegistryCannotAnswer() {
        failures = 2;

        registration.register(WalletCharged.SCHEMA$);

        assertThat(asked).containsExactly(REGISTERS, REGISTERS, REGISTERS, PROTECTS);
    }

    @Test
    void doesNotAskAgainWhereNobodyListens() {
        registry.stop(0);

        assertThatThrownBy(() -> registration.register(WalletCharged.SCHEMA$)).isInstanceOf(DeploymentFailed.class)
                .hasMessageContaining("start it, then deploy again").hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void tellsWhyASchemaIsRefused() {
        status = 409;

        assertThatThrownBy(() -> registration.register(WalletCharged.SCHEMA$)).isInstanceOf(DeploymentFailed.class)
                .hasMessageContaining("refused " + SUBJECT + " with status 409");
        assertThat(asked).containsExactly(REGISTERS);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
        exchange.getRequestBody().readAllBytes();
        if (asked.size() > answersLost) {
            exchange.sendResponseHeaders(asked.size() > failures ? status : 500, -1);
        }
        exchange.close();
    }
}
