/**
 * PostgreSQL, Kafka and the schema registry on an empty machine, on loopback addresses only: {@link frontrow.servers.Servers}.
 */
@NullMarked
package frontrow.servers;

import org.jspecify.annotations.NullMarked;
