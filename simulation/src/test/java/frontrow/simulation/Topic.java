package frontrow.simulation;

import frontrow.messaging.Delivered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Partitions by key; appended to at the end, kept for ever. */
final class Topic {

    private final String name;
    private final List<List<Delivered>> partitions = new ArrayList<>();
    private final List<List<Message>> messagesByPartition = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();

    Topic(String name, int partitionCount) {
        this.name = name;
        for (int i = 0; i < partitionCount; i++) {
            partitions.add(new ArrayList<>());
            messagesByPartition.add(new ArrayList<>());
        }
    }

    Delivered append(Message message, Instant at) {
        int partition = Math.floorMod(message.key().hashCode(), partitions.size());
        List<Delivered> log = partitions.get(partition);
        Delivered record = message.delivered(name, partition, log.size(), at);
        log.add(record);
        messagesByPartition.get(partition).add(message);
        messages.add(message);
        return record;
    }

    List<Delivered> partition(int partition) {
        return partitions.get(partition);
    }

    Message messageOf(Delivered record) {
        return messagesByPartition.get(record.partition()).get((int) record.offset());
    }

    int partitionCount() {
        return partitions.size();
    }

    /** All, in the order in which they were written. */
    List<Message> messages() {
        return messages;
    }

    String name() {
        return name;
    }
}
