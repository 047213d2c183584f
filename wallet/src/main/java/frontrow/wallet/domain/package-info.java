/** Money, wallets and the ledger's rules. No Spring, no Avro, no clock. */
@NullMarked
package frontrow.wallet.domain;

import org.jspecify.annotations.NullMarked;
