@NullMarked
package frontrow.web;

import org.jspecify.annotations.NullMarked;
