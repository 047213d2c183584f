package frontrow.messaging.health;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;

/** Who is in the cluster? */
final class BrokerQuestion implements Question {

    private static final int RECONNECT_MILLIS_MAX = 1_000;

    private final Map<String, Object> configuration;
    private @Nullable Admin admin;

    BrokerQuestion(Map<String, Object> configuration, Duration answerWaitMax) {
        this.configuration = new HashMap<>(configuration);
        int waitMillis = Math.toIntExact(answerWaitMax.toMillis());
        this.configuration.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, waitMillis);
        this.configuration.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, waitMillis);
        this.configuration.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_MILLIS_MAX);
    }

    @Override
    public void ask(Duration answerWaitMax) throws Exception {
        long waitMillis = answerWaitMax.toMillis();
        var nodes = connect().describeCluster(new DescribeClusterOptions().timeoutMs(Math.toIntExact(waitMillis))).nodes()
                .get(2 * waitMillis, TimeUnit.MILLISECONDS);
        if (nodes.isEmpty()) {
            throw new IllegalStateException("No broker is in the cluster.");
        }
    }

    /** Not before the first question: who makes a client of a broker whose name is not known fails. */
    private synchronized Admin connect() {
        Admin open = admin;
        if (open == null) {
            open = Admin.create(configuration);
            admin = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }
}
