/** The issuer that is built in for demonstrations; only in the profile {@code demo}. */
@NullMarked
package frontrow.rest.demo;

import org.jspecify.annotations.NullMarked;
