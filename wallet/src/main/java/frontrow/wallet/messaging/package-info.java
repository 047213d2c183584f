/** Kafka in: what the payment service asks of the wallet. */
@NullMarked
package frontrow.wallet.messaging;

import org.jspecify.annotations.NullMarked;
