@NullMarked
package frontrow.rest;

import org.jspecify.annotations.NullMarked;
