@NullMarked
package frontrow.rest.security;

import org.jspecify.annotations.NullMarked;
