package frontrow.payment.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Embeddable
public record PaymentId(@Column(name = "payment_id") UUID value) {

    public static @Nullable PaymentId orNull(@Nullable UUID value) {
        return value == null ? null : new PaymentId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
