@NullMarked
package frontrow.audit.read;

import org.jspecify.annotations.NullMarked;
