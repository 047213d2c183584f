package frontrow.bench.outbox.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** No table at all: {@code pg_logical_emit_message} in the transaction, read by Debezium's engine every 5 ms. Nothing can be sent again. */
final class MessageWay extends LogReadingWay {

    /** Messages are in every publication, also in one without tables. */
    private static final String PUBLICATION = """
            do $$ begin
              if not exists (select from pg_publication where pubname = 'messages') then create publication messages; end if;
            end $$""";

    MessageWay(Places places, boolean relays) throws SQLException, InterruptedException {
        super(places, relays, PUBLICATION, settings(places), MessageWay::record);
    }

    private static Properties settings(Places places) {
        Properties settings = places.engine("messages");
        settings.put("table.include.list", "public.none");
        settings.put("publication.autocreate.mode", "disabled");
        settings.put("message.prefix.include.list", "said");
        settings.put("poll.interval.ms", "5");
        return settings;
    }

    private static @Nullable ProducerRecord<String, String> record(SourceRecord read) {
        if (!(read.value() instanceof Struct value) || value.schema().field("message") == null) {
            return null;
        }
        ByteBuffer content = (ByteBuffer) value.getStruct("message").get("content");
        String[] said = StandardCharsets.UTF_8.decode(content).toString().split(" ", -1);
        return new ProducerRecord<>(TOPIC, said[0], said[1]);
    }

    @Override
    String statement() {
        return "select pg_logical_emit_message(true, 'said', ?)";
    }

    @Override
    void write(Said said, PreparedStatement emit) throws SQLException {
        emit.setString(1, said.key() + " " + said.id());
        emit.executeQuery().close();
    }
}
