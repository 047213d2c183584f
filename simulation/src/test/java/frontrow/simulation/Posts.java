package frontrow.simulation;

import frontrow.rest.idempotency.PostIntake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** One instance's POSTs: their transactions, and the answers that are on their way. */
final class Posts implements TransactionOperations {

    private final Instance instance;
    private final Database database;
    private final KeyTable keys;
    private final List<Runnable> answers = new ArrayList<>();
    private PostIntake intake;
    private Instant lastAskedAt = World.BEGINNING;
    private @Nullable Crash crash;

    Posts(Instance instance, Database database, KeyTable keys) {
        this.instance = instance;
        this.database = database;
        this.keys = keys;
        this.intake = new PostIntake(this, keys);
        instance.forgetsOnCrash(() -> {
            intake = new PostIntake(this, keys);
            answers.clear();
        });
    }

    /** Who has crashed does not go on, though the code around it tries to. */
    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
        if (crash != null) {
            throw crash;
        }
        try {
            T result = database.transaction(instance, lastAskedAt, () -> work.doInTransaction(new SimpleTransactionStatus()));
            keys.committed();
            return result;
        } catch (Crash end) {
            crash = end;
            throw end;
        }
    }

    void asked() {
        lastAskedAt = database.world().now();
    }

    /** @param answer told when the transaction is over */
    void answer(Runnable answer) {
        answers.add(answer);
    }

    void sendAnswers() {
        Crash end = crash;
        crash = null;
        if (end != null) {
            throw end;
        }
        List.copyOf(answers).forEach(Runnable::run);
        answers.clear();
    }

    PostIntake intake() {
        return intake;
    }

    Instance instance() {
        return instance;
    }

    World world() {
        return database.world();
    }
}
