package frontrow.messaging.relay;

import frontrow.messaging.outbox.RecordHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.connect.data.Struct;

/** What a row of the outbox says, as it is sent: nothing is added, so that a repeat is byte-identical. */
@SuppressWarnings("ArrayRecordComponent") // On its way from the WAL to the producer.
record OutboxRow(String key, byte[] payload, String headers) {

    static OutboxRow of(Struct after) {
        ByteBuffer payload = ((ByteBuffer) after.get("payload")).duplicate();
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return new OutboxRow(after.getString("aggregateid"), bytes, after.getString("headers"));
    }

    static OutboxRow of(ResultSet row) throws SQLException {
        return new OutboxRow(row.getString("aggregateid"), row.getBytes("payload"), row.getString("headers"));
    }

    ProducerRecord<String, byte[]> to(String topic) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, payload);
        RecordHeaders.read(headers).forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }
}
