/**
 * A peer to compare Frontrow with: the same purchase as an orchestrated saga of Eventuate Tram, with its JDBC outbox, its polling
 * relay and Kafka; one JVM, one database.
 *
 * <pre>
 * POST /reservations               → Reservations.hold   one row in seat_claim for each seat held or sold, unique
 * POST /reservations/{id}/payment  → PurchaseSaga        HELD → PAYING → debit → CONFIRMED, or RELEASED; answers at its end
 * </pre>
 *
 * The saga, its messages and its consumers are the library's. What is ours, the SQL of reservations and wallets, is one statement
 * a step without an ORM, and holds never run out: whatever it costs, it is not for our part. What `peer.tuning` changes is in
 * {@link frontrow.bench.eventuate.Tuning}.
 *
 * The library's ids contain a hardware address. On a machine that has none but the loopback's, set the environment variable
 * {@code EVENTUATE_MAC_ADDRESS} to any number.
 */
@NullMarked
package frontrow.bench.eventuate;

import org.jspecify.annotations.NullMarked;
