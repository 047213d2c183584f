package frontrow.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Bugs around idempotency keys. */
final class ForgottenKeys {

    private ForgottenKeys() {}

    /** Whoever crashes between the two does it again when asked again. */
    static Wiring keyIsWrittenAfterTheCommit() {
        return new Wiring() {
            @Override
            KeyTable keyTable(Database database) {
                return new KeyTable(database) {
                    private final Map<String, Object> toBeWritten = new HashMap<>();

                    @Override
                    public boolean tryLock(String key) {
                        toBeWritten.clear();
                        return super.tryLock(key);
                    }

                    @Override
                    public void insert(String key, Object row) {
                        toBeWritten.put(key, row);
                    }

                    @Override
                    void committed() {
                        rows().putAll(toBeWritten);
                    }
                };
            }
        };
    }

    /** In a transaction of its own: the answer stays when what it tells of is rolled back. */
    static Wiring keyIsWrittenBeforeTheCommit() {
        return new Wiring() {
            @Override
            KeyTable keyTable(Database database) {
                return new KeyTable(database) {
                    @Override
                    public void insert(String key, Object row) {
                        rows().put(key, row);
                    }
                };
            }
        };
    }

    /** Another request under the same key is given the first one's answer. */
    static Wiring fingerprintIsIgnored() {
        return fingerprinted(_ -> "");
    }

    /** The same request has another fingerprint each time. */
    static Wiring fingerprintIsNeverTheSame() {
        int[] attempts = {0};
        return fingerprinted(body -> Map.of("body", body, "attempt", attempts[0]++));
    }

    private static Wiring fingerprinted(UnaryOperator<Object> wrong) {
        return new Wiring() {
            @Override
            Object fingerprinted(Object body) {
                return wrong.apply(body);
            }
        };
    }
}
