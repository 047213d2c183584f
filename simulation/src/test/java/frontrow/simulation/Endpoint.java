package frontrow.simulation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.TimeoutException;

/** A POST with an idempotency key: several at once are one transaction, and a key that was answered gets its answer again. */
class Endpoint<Q, A> implements Actor {

    private static final int BATCH_MAX = 4;

    private record Click<Q, A>(String key, Q request, Instant at, Consumer<A> answered) {}

    private final Instance instance;
    private final Database database;
    private final Function<List<Q>, List<A>> useCase;
    private final Deque<Click<Q, A>> clicks = new ArrayDeque<>();

    Endpoint(Instance instance, Database database, Function<List<Q>, List<A>> useCase) {
        this.instance = instance;
        this.database = database;
        this.useCase = useCase;
        instance.forgetsOnCrash(clicks::clear);
    }

    /** @param answered told of the answer, if there ever is one */
    void post(String key, Q request, Consumer<A> answered) {
        if (instance.up()) {
            clicks.add(new Click<>(key, request, database.world().now(), answered));
        }
    }

    @Override
    public boolean step() {
        if (clicks.isEmpty()) {
            return false;
        }
        List<Click<Q, A>> batch = new ArrayList<>();
        for (int count = 1 + database.world().die().nextInt(BATCH_MAX); count > 0 && !clicks.isEmpty(); count--) {
            batch.add(clicks.remove());
        }
        try {
            Instant begunAt = batch.getLast().at();
            List<A> answers = database.transaction(instance, begunAt, () -> answers(batch));
            for (int i = 0; i < answers.size(); i++) {
                batch.get(i).answered().accept(answers.get(i));
            }
        } catch (TimeoutException | Crash noAnswer) {
            database.world().tell(() -> instance.name() + " has no answer for " + batch.size() + " clicks");
            batch.forEach(click -> unanswered(click.key()));
            if (noAnswer instanceof Crash) {
                throw noAnswer;
            }
        } catch (RuntimeException unexpected) {
            database.world().violation("A request ended with " + unexpected);
        }
        return true;
    }

    @SuppressWarnings("unchecked") // who asks under a key knows what was answered
    private List<A> answers(List<Click<Q, A>> batch) {
        Map<String, Q> fresh = new LinkedHashMap<>();
        for (Click<Q, A> click : batch) {
            if (!database.answers().containsKey(click.key())) {
                fresh.putIfAbsent(click.key(), click.request());
            }
        }
        if (!fresh.isEmpty()) {
            database.world().tell(() -> instance.name() + " is asked " + fresh.values());
            List<A> answers = useCase.apply(List.copyOf(fresh.values()));
            int next = 0;
            for (String key : fresh.keySet()) {
                database.put(database.answers(), key, answers.get(next++));
            }
        }
        return batch.stream().map(click -> (A) database.answers().get(click.key())).toList();
    }

    /** Whether it was committed is not known. */
    void unanswered(String key) {}
}
