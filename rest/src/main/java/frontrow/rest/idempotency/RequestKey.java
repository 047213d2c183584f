package frontrow.rest.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** A user's own name for one request: keys of different users have nothing to do with each other. */
record RequestKey(String userId, String key) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

    static RequestKey of(String userId, List<String> headers) {
        if (headers.size() != 1 || !VISIBLE_ASCII.matcher(headers.getFirst()).matches()) {
            throw KeyProblems.missing();
        }
        return new RequestKey(userId, headers.getFirst());
    }

    /** The number of its advisory lock. Two keys with one number (1 in 2^64) would only make one of them answer 409 for a moment. */
    long lockNumber() {
        byte[] name = ("idempotency key\n" + userId + "\n" + key).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Fingerprint.sha256().digest(name)).getLong();
    }
}
