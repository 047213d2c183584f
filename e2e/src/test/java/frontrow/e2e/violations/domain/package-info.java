/** Deliberate violations: they prove that the rules bite. */
@NullMarked
package frontrow.e2e.violations.domain;

import org.jspecify.annotations.NullMarked;
