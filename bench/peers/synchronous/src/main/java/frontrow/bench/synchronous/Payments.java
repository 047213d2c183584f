package frontrow.bench.synchronous;

import java.util.UUID;
import org.springframework.data.repository.Repository;

interface Payments extends Repository<Payment, UUID> {

    Payment save(Payment payment);
}
