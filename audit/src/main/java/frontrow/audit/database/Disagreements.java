package frontrow.audit.database;

import frontrow.audit.Audit;
import frontrow.audit.Rule;
import frontrow.audit.Violation;
import frontrow.audit.fold.Purchase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Invariant 7 where it breaks. */
final class Disagreements {

    private final Audit audit;

    Disagreements(Audit audit) {
        this.audit = audit;
    }

    void add(String subject, @Nullable Purchase purchase, String message) {
        List<Violation.Step> chain = purchase == null ? List.of() : purchase.chain();
        audit.found(new Violation(Rule.DATABASE_AGREES, subject, message, chain.isEmpty() ? null : chain.getLast().location(),
                chain));
    }
}
