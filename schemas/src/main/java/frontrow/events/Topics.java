package frontrow.events;

import java.util.List;

/** The topics: one a service, written by that service alone, kept for ever (design §1). */
public final class Topics {

    public static final String QUEUE = "queue.events";
    public static final String RESERVATION = "reservation.events";
    public static final String PAYMENT = "payment.events";
    public static final String WALLET = "wallet.events";

    public static final List<String> ALL = List.of(QUEUE, RESERVATION, PAYMENT, WALLET);

    private Topics() {}

    /** Where a consumer group puts the records of a topic that can never succeed. */
    public static String deadLetters(String topic, String consumerGroup) {
        return topic + "." + consumerGroup + ".dlt";
    }
}
