package frontrow.bench.eventuate;

/**
 * How the library is set up. In both: a pool of 20 connections, statements prepared in the server at their first use,
 * {@code linger.ms=0} (the default of the Kafka client the library was made for; of today's it is 5).
 */
enum Tuning {

    /** As it comes: Kafka's one partition, one message at a time, the relay looks twice a second. */
    DEFAULTS(1, 1, 500),

    /**
     * More at a time: the channels are read in 16 lanes, and the relay looks 40 times a second. Still each message is one transaction, and
     * none is sent twice to make it faster.
     */
    TUNED(4, 4, 25);

    private final int partitions;
    private final int lanesPerPartition;
    private final int pollIntervalMs;

    Tuning(int partitions, int lanesPerPartition, int pollIntervalMs) {
        this.partitions = partitions;
        this.lanesPerPartition = lanesPerPartition;
        this.pollIntervalMs = pollIntervalMs;
    }

    /** Of the command channel and of the reply channel. */
    int partitions() {
        return partitions;
    }

    /** How many messages of one partition are handled at a time, each in its own transaction. */
    int lanesPerPartition() {
        return lanesPerPartition;
    }

    /** How long the relay sleeps when it has found nothing in the outbox. */
    int pollIntervalMs() {
        return pollIntervalMs;
    }
}
