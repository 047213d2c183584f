package frontrow.simulation;

import frontrow.rest.idempotency.PostIntake.Post;
import frontrow.rest.idempotency.PostIntake.Said;
import frontrow.simulation.Faults.Fault;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A POST with an idempotency key: the real one, whose committer works when it is its turn. */
final class Endpoint<Q, A> implements Actor {

    private static final int BATCH_MAX = 4;
    private static final int QUEUED_MAX = 3;

    /** What a fan sends. */
    record Click<Q>(String userId, String key, String path, Object body, Q request) {

        /** User and key. */
        String name() {
            return userId + "/" + key;
        }

        String text() {
            return path + " " + body;
        }
    }

    private final Posts posts;
    private final Promises promises;
    private final Function<List<Q>, List<A>> useCase;
    private final UnaryOperator<Object> fingerprinted;
    private final int batchSizeMax;
    private Post<Q, A> post;

    Endpoint(Posts posts, Promises promises, Wiring wiring, Function<List<Q>, List<A>> useCase) {
        this.posts = posts;
        this.promises = promises;
        this.useCase = useCase;
        this.fingerprinted = wiring::fingerprinted;
        this.batchSizeMax = 1 + posts.world().die().nextInt(BATCH_MAX);
        this.post = freshPost();
        posts.instance().forgetsOnCrash(() -> post = freshPost());
    }

    private Post<Q, A> freshPost() {
        return posts.intake().of(batchSizeMax, QUEUED_MAX, this::handle, promises::textOf);
    }

    private List<A> handle(List<Q> requests) {
        posts.world().tell(() -> posts.instance().name() + " is asked " + requests);
        if (requests.size() > 1 && posts.world().faults().strikes(Fault.BATCH_FAILS)) {
            posts.world().tell(() -> posts.instance().name() + " fails all of " + requests.size());
            throw new IllegalStateException("One of them fails all; each alone is fine.");
        }
        return useCase.apply(requests);
    }

    /** @param answered told of the answer, if there ever is a good one */
    void post(Click<Q> click, Consumer<A> answered) {
        if (posts.instance().up()) {
            posts.asked();
            promises.asked(click.name(), click.text());
            var _ = post.ask(click.userId(), click.key(), click.path(), fingerprinted.apply(click.body()), click.request())
                    .whenComplete((said, failure) -> posts.answer(() -> answer(click, said, failure, answered)));
        }
    }

    @Override
    public boolean step() {
        boolean any = post.commitWaiting();
        posts.sendAnswers();
        return any;
    }

    @SuppressWarnings("unchecked") // who asks under a key knows what was answered
    private void answer(Click<Q> click, @Nullable Said said, @Nullable Throwable failure, Consumer<A> answered) {
        if (said == null) {
            noAnswer(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
            return;
        }
        switch (said.status()) {
            case 200 -> {
                if (promises.isKept(click.name(), click.text(), said.body())) {
                    answered.accept((A) promises.resultOf(said.body()));
                }
            }
            case 422 -> promises.refusedAsReused(click.name());
            case 409 -> posts.world().tell(() -> posts.instance().name() + ": in use: " + click.name());
            default -> posts.world().violation("A click was answered " + said);
        }
    }

    private void noAnswer(@Nullable Throwable failure) {
        if (failure instanceof TimeoutException || failure instanceof RejectedExecutionException) {
            posts.world().tell(() -> posts.instance().name() + " has no answer: " + failure.getMessage());
        } else {
            posts.world().violation("A request ended with " + failure);
        }
    }
}
