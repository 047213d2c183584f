package frontrow.e2e.chaos;

import frontrow.audit.AuditedRecord;
import frontrow.audit.read.Broker;
import frontrow.audit.read.Registry;
import frontrow.audit.read.TopicPrefix;
import frontrow.audit.read.TopicReader;
import frontrow.audit.read.TopicReader.ReadProgress;
import frontrow.events.Topics;
import frontrow.events.queue.AdmissionEndReason;
import frontrow.events.queue.AdmissionEnded;
import frontrow.events.queue.FanAdmitted;
import frontrow.events.queue.FanJoined;
import frontrow.events.queue.FanLeft;
import frontrow.events.queue.PassClaimed;
import frontrow.servers.LoopbackPorts;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * A crowd's line as {@code queue.events} tells it, by the rules of design section 8 and no code of the waiting room. Its room is always
 * open and never full.
 */
final class Line {

    private final Map<UUID, Place> places = new LinkedHashMap<>();
    private final Map<UUID, FanAdmitted> admissions = new HashMap<>();
    /** By fan: the place of who is in line or has a pass. */
    private final Map<String, UUID> current = new HashMap<>();
    private final Deque<UUID> waiting = new ArrayDeque<>();

    /** @return the places that count, in their order */
    static List<Place> of(Town town, UUID concertId) {
        Line line = new Line();
        String host = LoopbackPorts.HOST + ":";
        try (TopicReader topics = new TopicReader(Broker.at(host + town.ports().kafka()),
                new Registry("http://" + host + town.ports().registry()))) {
            TopicPrefix all = topics.prefix(null);
            topics.read(new TopicPrefix(ofQueue(all.beginnings()), ofQueue(all.ends())), reading -> {
                AuditedRecord record = reading.record();
                if (record != null && record.key().equals(concertId.toString())) {
                    line.apply(record.event(), record.timestamp());
                }
            }, ReadProgress.SILENT);
        }
        return line.places();
    }

    private static Map<TopicPartition, Long> ofQueue(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream().filter(each -> each.getKey().topic().equals(Topics.QUEUE))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    List<Place> places() {
        return List.copyOf(places.values());
    }

    /** @param at when the log had it */
    void apply(SpecificRecord event, Instant at) {
        switch (event) {
            case FanJoined joined -> join(joined, at);
            case FanAdmitted admitted -> admit(admitted, at);
            case PassClaimed claimed -> claim(claimed.getToken());
            case FanLeft left -> leave(left, at);
            case AdmissionEnded ended -> end(ended, at);
            default -> {
                // How the room is set does not matter here, and what does not belong in this topic is the audit's.
            }
        }
    }

    /** Of two records for one fan the first counts. */
    private void join(FanJoined event, Instant at) {
        if (current.putIfAbsent(event.getUserId(), event.getToken()) == null) {
            waiting.add(event.getToken());
            places.put(event.getToken(), Place.joined(event.getToken().toString(), event.getUserId(), at));
        }
    }

    /** Only the head of the line is. */
    private void admit(FanAdmitted event, Instant at) {
        if (event.getToken().equals(waiting.peek())) {
            waiting.remove();
            admissions.put(event.getToken(), event);
            Instant goodUntil = event.getClaimBy().isBefore(event.getExpiresAt()) ? event.getClaimBy() : event.getExpiresAt();
            places.computeIfPresent(event.getToken(), (id, place) -> place.admitted(at, goodUntil));
        }
    }

    private void claim(UUID token) {
        FanAdmitted admission = admissions.get(token);
        if (admission != null) {
            places.computeIfPresent(token, (id, place) -> place.goodUntil(admission.getExpiresAt()));
        }
    }

    /** Who names a pass gives that pass up; who names none, a place. */
    private void leave(FanLeft event, Instant at) {
        boolean effective = event.getPassId() == null
                ? waiting.remove(event.getToken())
                : admissions.containsKey(event.getToken());
        if (effective && current.remove(event.getUserId(), event.getToken())) {
            places.computeIfPresent(event.getToken(), (id, place) -> place.ended(Place.LEFT, at, event.getAt()));
        }
    }

    /** A hold can be paid after the pass ran out: then the fan has bought after all. */
    private void end(AdmissionEnded event, Instant at) {
        boolean active = admissions.containsKey(event.getToken()) && current.remove(event.getUserId(), event.getToken());
        if (active || event.getReason() == AdmissionEndReason.PURCHASED) {
            places.computeIfPresent(event.getToken(), (id, place) -> place.ended(event.getReason().name(), at, event.getAt()));
        }
    }
}
