/**
 * Crashes for real: services, PostgreSQL and Kafka as processes of their own, a crowd that keeps every answer it was given, a fault; then
 * rest, the audit, and the crowd's history held against the databases.
 */
@NullMarked
package frontrow.e2e.chaos;

import org.jspecify.annotations.NullMarked;
