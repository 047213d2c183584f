/** The use cases: charge, settle what payments ask for, view. Each owns its transaction. */
@NullMarked
package frontrow.wallet.application;

import org.jspecify.annotations.NullMarked;
