package frontrow.messaging.health;

import java.time.Duration;

/** What a server is asked for, only to hear it. */
interface Question extends AutoCloseable {

    /** Returns if the server answers within this time, as far as that can be held; else throws. */
    void ask(Duration answerWaitMax) throws Exception;

    @Override
    void close();
}
