/** The state that the topics add up to, and a class for each invariant. */
@NullMarked
package frontrow.audit.fold;

import org.jspecify.annotations.NullMarked;
