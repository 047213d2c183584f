package frontrow.audit.story;

import frontrow.audit.AuditedRecord;
import frontrow.audit.read.Broker;
import frontrow.audit.read.Reading;
import frontrow.audit.read.Registry;
import frontrow.audit.read.TopicPrefix;
import frontrow.audit.read.TopicReader;
import frontrow.audit.read.TopicReader.ReadProgress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/** Some of the events of the topics, each once, in the order of the times that their events say. Each question reads all topics. */
public final class Story {

    private static final String AT = "at";

    private final Broker broker;
    private final String registryUrl;
    private final Supplier<ReadProgress> progress;

    /** @param progress of each reading of the topics; closed at its end */
    public Story(Broker broker, String registryUrl, Supplier<ReadProgress> progress) {
        this.broker = broker;
        this.registryUrl = registryUrl;
        this.progress = progress;
    }

    public List<AuditedRecord> of(Predicate<SpecificRecord> wanted) {
        try (TopicReader topics = open()) {
            return read(topics, wanted);
        }
    }

    private TopicReader open() {
        return new TopicReader(broker, new Registry(registryUrl));
    }

    private List<AuditedRecord> read(TopicReader topics, Predicate<SpecificRecord> wanted) {
        List<AuditedRecord> found = new ArrayList<>();
        try (ReadProgress told = progress.get()) {
            TopicPrefix prefix = topics.prefix(null);
            told.expect(prefix.records());
            topics.read(prefix, reading -> keep(reading, wanted, found), told);
        }
        Set<UUID> heard = new HashSet<>();
        found.removeIf(record -> !heard.add(record.eventId()));
        return inOrder(found.stream());
    }

    private static void keep(Reading reading, Predicate<SpecificRecord> wanted, List<AuditedRecord> found) {
        AuditedRecord record = reading.record();
        if (record != null && wanted.test(record.event())) {
            found.add(record);
        }
    }

    /** All services' events of a reservation, and the way through the line of whoever made it; nothing where no topic tells of it. */
    public List<AuditedRecord> ofPurchase(UUID reservation) {
        try (TopicReader topics = open()) {
            List<AuditedRecord> purchase = read(topics, event -> says(event, "reservationId", reservation));
            return inOrder(Stream.concat(purchase.stream(), wayThroughTheLine(topics, purchase)));
        }
    }

    /** The pass that the seats are held with, and the place that it was given to. */
    private Stream<AuditedRecord> wayThroughTheLine(TopicReader topics, List<AuditedRecord> purchase) {
        return firstId(purchase, "passId").map(pass -> {
            List<AuditedRecord> ofPass = read(topics,
                    event -> says(event, "passId", pass) && field(event, "reservationId") == null);
            Stream<AuditedRecord> joined = firstId(ofPass, "token")
                    .map(token -> read(topics, event -> says(event, "token", token) && field(event, "passId") == null).stream())
                    .orElse(Stream.of());
            return Stream.concat(joined, ofPass.stream());
        }).orElse(Stream.of());
    }

    private static Optional<UUID> firstId(List<AuditedRecord> records, String field) {
        return records.stream().map(record -> field(record.event(), field)).filter(UUID.class::isInstance).map(UUID.class::cast)
                .findFirst();
    }

    private static List<AuditedRecord> inOrder(Stream<AuditedRecord> records) {
        return records.sorted(Comparator.comparing((AuditedRecord record) -> at(record.event()))
                .thenComparing(AuditedRecord::timestamp).thenComparing(AuditedRecord::topic)
                .thenComparingLong(AuditedRecord::offset)).toList();
    }

    public static Instant at(SpecificRecord event) {
        return (Instant) Objects.requireNonNull(field(event, AT));
    }

    public static @Nullable Object field(SpecificRecord event, String name) {
        Schema.Field field = event.getSchema().getField(name);
        return field == null ? null : event.get(field.pos());
    }

    public static boolean says(SpecificRecord event, String field, Object value) {
        return value.equals(field(event, field));
    }
}
