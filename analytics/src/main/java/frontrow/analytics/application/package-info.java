/** One use case a class; owns the transaction. */
@NullMarked
package frontrow.analytics.application;

import org.jspecify.annotations.NullMarked;
