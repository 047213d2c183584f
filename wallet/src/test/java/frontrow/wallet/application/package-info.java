@NullMarked
package frontrow.wallet.application;

import org.jspecify.annotations.NullMarked;
