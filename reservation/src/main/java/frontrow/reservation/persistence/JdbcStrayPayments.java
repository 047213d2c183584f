package frontrow.reservation.persistence;

import frontrow.reservation.domain.PaymentId;
import frontrow.reservation.domain.StrayPayments;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStrayPayments implements StrayPayments {

    private static final String NOTE = """
            insert into stray_payment (payment_id, reservation_id)
            select payment_id, reservation_id from unnest(:payments, :reservations) as s (payment_id, reservation_id)
            order by payment_id
            on conflict do nothing
            returning payment_id
            """;

    private final JdbcClient jdbc;

    JdbcStrayPayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<PaymentId> note(List<Stray> strays) {
        return jdbc.sql(NOTE).param("payments", Sql.uuids(strays, stray -> stray.payment().value()))
                .param("reservations", Sql.uuids(strays, stray -> stray.reservation().value()))
                .query((row, n) -> new PaymentId(row.getObject("payment_id", UUID.class))).set();
    }
}
