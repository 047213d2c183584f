/** HTTP in: parse, check the pass, call one use case, answer. */
@NullMarked
package frontrow.reservation.web;

import org.jspecify.annotations.NullMarked;
