package frontrow.servers;

import frontrow.events.Topics;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A row and a record that a later start must find. */
final class Traces {

    private Traces() {}

    static void leaveIn(Servers servers, String trace) throws Exception {
        try (Connection connection = connect(servers); Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists trace (said text not null)");
            statement.execute("insert into trace values ('row %s')".formatted(trace));
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.WALLET, 0, "key", "record " + trace)).get();
        }
    }

    static List<String> readFrom(Servers servers) throws Exception {
        List<String> found = new ArrayList<>();
        try (Connection connection = connect(servers)) {
            found.add(ServersIT.ask(connection, "select string_agg(said, ',') from trace"));
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", servers.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.WALLET, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            consumer.poll(Duration.ofSeconds(20)).forEach(record -> found.add(record.value()));
        }
        return found;
    }

    private static Connection connect(Servers servers) throws SQLException {
        Database database = servers.database("traces");
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
