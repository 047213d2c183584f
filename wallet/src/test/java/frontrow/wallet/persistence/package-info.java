@NullMarked
package frontrow.wallet.persistence;

import org.jspecify.annotations.NullMarked;
