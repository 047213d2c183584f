package frontrow.rest.idempotency;

import frontrow.rest.IdempotentPost;

/** Lets tests see how many requests gather for the next batch. */
public final class Waiting {

    private Waiting() {}

    public static int requests(IdempotentPost.Factory posts) {
        return ((CommittedPosts) posts).waiting();
    }
}
