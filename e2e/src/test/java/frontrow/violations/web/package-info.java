/** Deliberate violations: they prove that the rules bite. */
@NullMarked
package frontrow.violations.web;

import org.jspecify.annotations.NullMarked;
