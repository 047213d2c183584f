package frontrow.simulation;

import frontrow.rest.idempotency.KeyRows;
import frontrow.simulation.Faults.Fault;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A service's table of idempotency keys. */
class KeyTable implements KeyRows {

    private final Database database;
    private final Map<String, Object> rows = new HashMap<>();
    private final Set<String> locked = new HashSet<>();

    KeyTable(Database database) {
        this.database = database;
    }

    /** A lock may be that of a transaction whose instance is gone, which the database has not noticed yet. */
    @Override
    public boolean tryLock(String key) {
        boolean obtained = !database.world().faults().strikes(Fault.KEY_LOCKED);
        if (obtained) {
            locked.add(key);
        } else {
            locked.remove(key);
        }
        return obtained;
    }

    @Override
    public @Nullable Object find(String key) {
        return rows.get(key);
    }

    @Override
    public void insert(String key, Object row) {
        if (!locked.contains(key)) {
            throw new IllegalStateException("Stored without its lock: " + key);
        }
        if (database.put(rows, key, row) != null) {
            throw new IllegalStateException("Stored twice: " + key);
        }
    }

    /** A transaction of POSTs was committed, and its instance knows. */
    void committed() {}

    final Map<String, Object> rows() {
        return rows;
    }
}
