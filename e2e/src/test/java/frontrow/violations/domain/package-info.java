/** Deliberate violations: they prove that the rules bite. */
@NullMarked
package frontrow.violations.domain;

import org.jspecify.annotations.NullMarked;
