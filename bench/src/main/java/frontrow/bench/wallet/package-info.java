/** How many debits a second, of many wallets and of one, beside what PostgreSQL alone can do. */
@NullMarked
package frontrow.bench.wallet;

import org.jspecify.annotations.NullMarked;
