package frontrow.bench.outbox.relay;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Debezium's engine and its outbox event router with their defaults. */
final class DebeziumWay extends LogReadingWay {

    private static final String TABLE = """
            create table if not exists outbox_routed (id uuid primary key, aggregatetype text not null, aggregateid text not null,
                type text not null, payload text not null)""";

    DebeziumWay(Places places, boolean relays) throws SQLException, InterruptedException {
        super(places, relays, TABLE, settings(places), DebeziumWay::record);
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
    String statement() {
        return "insert into outbox_routed values (?, 'wallet', ?, 'Charged', ?)";
    }

    @Override
    void write(Said said, PreparedStatement insert) throws SQLException {
        insert.setObject(1, said.id());
        insert.setString(2, said.key());
        insert.setString(3, said.id().toString());
        insert.executeUpdate();
    }
}
