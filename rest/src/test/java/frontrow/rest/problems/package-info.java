@NullMarked
package frontrow.rest.problems;

import org.jspecify.annotations.NullMarked;
