@NullMarked
package frontrow.wallet.domain;

import org.jspecify.annotations.NullMarked;
