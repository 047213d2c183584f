package frontrow.messaging.relay;

import io.debezium.connector.postgresql.PostgresConnector;
import org.apache.kafka.connect.connector.Task;

/** Debezium's connector with another way of waiting; see {@link WakefulTask}. Public, because the engine instantiates it by name. */
public final class WakefulConnector extends PostgresConnector {

    @Override
    public Class<? extends Task> taskClass() {
        return WakefulTask.class;
    }
}
