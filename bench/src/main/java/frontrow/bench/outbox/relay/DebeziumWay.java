package frontrow.bench.outbox.relay;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Debezium's engine and its outbox event router with their defaults. */
final class DebeziumWay implements Way {

    private static final String TABLE = """
            create table if not exists outbox_routed (id uuid primary key, aggregatetype text not null, aggregateid text not null,
                type text not null, payload text not null)""";

    private final HikariDataSource pool;
    private final KafkaProducer<String, String> producer;
    private final @Nullable EngineLife engine;

    DebeziumWay(Places places, boolean relays) throws SQLException, InterruptedException {
        pool = places.pool();
        producer = places.producer();
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            connection.commit();
        }
        engine = relays ? new EngineLife(settings(places), producer, DebeziumWay::record) : null;
    }

    private static Properties settings(Places places) {
        Properties settings = places.engine("routed");
        settings.put("table.include.list", "public.outbox_routed");
        settings.put("publication.autocreate.mode", "filtered");
        settings.put("transforms", "outbox");
        settings.put("transforms.outbox.type", "io.debezium.transforms.outbox.EventRouter");
        return settings;
    }

    private static @Nullable ProducerRecord<String, String> record(SourceRecord routed) {
        return routed.value() instanceof String payload
                ? new ProducerRecord<>(TOPIC, String.valueOf(routed.key()), payload)
                : null;
    }

    @Override
    public void commit(List<Said> said) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection
                        .prepareStatement("insert into outbox_routed values (?, 'wallet', ?, 'Charged', ?)")) {
            for (Said one : said) {
                insert.setObject(1, one.id());
                insert.setString(2, one.key());
                insert.setString(3, one.id().toString());
                insert.addBatch();
            }
            insert.executeBatch();
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
