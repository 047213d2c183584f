package frontrow.messaging.deadletter;

import java.util.Map;

/** For tests in other packages. */
public final class TestDeadLetters {

    private TestDeadLetters() {}

    /** Fails at the first letter: there is no broker. */
    public static DeadLetterPublisher unreachable() {
        return new DeadLetterPublisher(Map.of(), new DeadLetterTopics(Map.of()));
    }
}
