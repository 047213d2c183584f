package frontrow.bench.outbox.relay;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A table that is looked at every so often: {@code for update skip locked}, send, delete, commit. */
final class PollingWay implements Way {

    private static final String TABLE = """
            create table if not exists polled (n bigint generated always as identity primary key, id uuid not null, key text not null)""";
    private static final String TAKE = """
            delete from polled where n in (select n from polled order by n limit 1000 for update skip locked) returning n, id, key""";

    private final HikariDataSource pool;
    private final KafkaProducer<String, String> producer;
    private final Thread relay;
    private volatile boolean closed;

    PollingWay(Places places, boolean relays, int intervalMillis) throws SQLException {
        pool = places.pool();
        producer = places.producer();
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            connection.commit();
        }
        relay = Thread.ofPlatform().unstarted(() -> relay(intervalMillis));
        if (relays) {
            relay.start();
        }
    }

    @Override
    public void commit(List<Said> said) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into polled (id, key) values (?, ?)")) {
            for (Said one : said) {
                insert.setObject(1, one.id());
                insert.setString(2, one.key());
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        }
    }

    private void relay(int intervalMillis) {
        try (Connection connection = pool.getConnection(); PreparedStatement take = connection.prepareStatement(TAKE)) {
            while (!closed) {
                if (send(take) == 0) {
                    connection.commit();
                    TimeUnit.MILLISECONDS.sleep(intervalMillis);
                } else {
                    connection.commit();
                }
            }
        } catch (SQLException | ExecutionException failed) {
            throw new IllegalStateException("The relay ended.", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private record Row(long n, String id, String key) {}

    private int send(PreparedStatement take) throws SQLException, ExecutionException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet taken = take.executeQuery()) {
            while (taken.next()) {
                rows.add(new Row(taken.getLong(1), taken.getString(2), taken.getString(3)));
            }
        }
        rows.sort((one, other) -> Long.compare(one.n, other.n));
        List<Future<?>> sent = new ArrayList<>();
        for (Row row : rows) {
            sent.add(producer.send(new ProducerRecord<>(TOPIC, row.key, row.id)));
        }
        for (Future<?> one : sent) {
            one.get();
        }
        return rows.size();
    }

    @Override
    public void stop() throws InterruptedException {
        closed = true;
        relay.join();
        producer.close();
        pool.close();
    }
}
