package frontrow.bench.synchronous;

import java.util.OptionalLong;

/** Who is before whom, as the second requirement document has it; kept in a table, or in Redis with {@code peer.redis}. */
interface WaitingLine {

    String REDIS = "peer.redis";

    /** Joining again changes nothing. */
    void join(String fan);

    /** @return how many are before the fan; empty for who is not in line */
    OptionalLong before(String fan);

    /** Lets so many fans join, whose names are {@code waiting-0} and so on. */
    void fill(int fans);
}
