package frontrow.bench.outbox.relay;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** What Debezium's engine reads from the write-ahead log. */
abstract class LogReadingWay implements Way {

    private final HikariDataSource pool;
    private final KafkaProducer<String, String> producer;
    private final @Nullable EngineLife engine;

    /** @param prepare a statement that makes what is missing in the database */
    LogReadingWay(Places places, boolean relays, String prepare, Properties settings,
            Function<SourceRecord, @Nullable ProducerRecord<String, String>> toRecord) throws SQLException, InterruptedException {
        pool = places.pool();
        producer = places.producer();
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(prepare);
            connection.commit();
        }
        engine = relays ? new EngineLife(settings, producer, toRecord) : null;
    }

    /** Writes one row. */
    abstract void write(Said said, PreparedStatement statement) throws SQLException;

    /** With what {@link #write} writes. */
    abstract String statement();

    @Override
    public void commit(List<Said> said) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement statement = connection.prepareStatement(statement())) {
            for (Said one : said) {
                write(one, statement);
            }
            connection.commit();
        }
    }

    @Override
    public void stop() throws Exception {
        if (engine != null) {
            engine.stop();
        }
        producer.close();
        pool.close();
    }
}
