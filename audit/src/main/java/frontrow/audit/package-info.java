/**
 * Folds the topics in one pass and says whether the invariants of the design hold: an independent second opinion, which shares no code
 * with the services but the schemas.
 */
@NullMarked
package frontrow.audit;

import org.jspecify.annotations.NullMarked;
