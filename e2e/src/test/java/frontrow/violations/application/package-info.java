/** Deliberate violations: they prove that the rules bite. */
@NullMarked
package frontrow.violations.application;

import org.jspecify.annotations.NullMarked;
