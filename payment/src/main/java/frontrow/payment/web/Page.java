package frontrow.payment.web;

import frontrow.payment.domain.Payment;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what {@code after} has to be to get the following part; absent at the end
 */
record Page<V>(List<V> payments, @Nullable UUID next) {

    /** @param found up to one more than the page holds, which tells whether there is more */
    static <V> Page<V> of(List<Payment> found, int limit, Function<Payment, V> view) {
        List<Payment> page = found.subList(0, Math.min(limit, found.size()));
        UUID next = found.size() > limit ? page.getLast().id().value() : null;
        return new Page<>(page.stream().map(view).toList(), next);
    }
}
