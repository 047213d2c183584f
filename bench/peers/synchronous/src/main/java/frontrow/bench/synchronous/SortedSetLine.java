package frontrow.bench.synchronous;

import io.lettuce.core.RedisClient;
import io.lettuce.core.ZAddArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import jakarta.annotation.PreDestroy;
import java.util.OptionalLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** A member of a sorted set each, with the number it drew; Redis knows the rank. */
@Component
@ConditionalOnProperty(name = WaitingLine.REDIS)
class SortedSetLine implements WaitingLine {

    private static final String LINE = "line";
    private static final String NUMBERS = "numbers";
    private static final int FILL_BATCH = 1_000;

    private final RedisClient client;
    private final StatefulRedisConnection<String, String> redis;

    SortedSetLine(@Value("${" + REDIS + "}") String url) {
        this.client = RedisClient.create(url);
        this.redis = client.connect();
    }

    @Override
    public void join(String fan) {
        redis.sync().zadd(LINE, ZAddArgs.Builder.nx(), redis.sync().incr(NUMBERS), fan);
    }

    @Override
    public OptionalLong before(String fan) {
        Long rank = redis.sync().zrank(LINE, fan);
        return rank == null ? OptionalLong.empty() : OptionalLong.of(rank);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The ping after it tells.
    public void fill(int fans) {
        for (int fan = 0; fan < fans; fan++) {
            redis.async().zadd(LINE, ZAddArgs.Builder.nx(), fan - fans, "waiting-" + fan);
            if (fan % FILL_BATCH == 0) {
                redis.sync().ping(); // Answered when all before it are.
            }
        }
        redis.sync().ping();
    }

    @PreDestroy
    void close() {
        redis.close();
        client.shutdown();
    }
}
