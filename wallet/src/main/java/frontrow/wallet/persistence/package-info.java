/** The ledger in PostgreSQL: set-based statements to write, JPA to read. */
@NullMarked
package frontrow.wallet.persistence;

import org.jspecify.annotations.NullMarked;
