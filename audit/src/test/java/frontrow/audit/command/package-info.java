@NullMarked
package frontrow.audit.command;

import org.jspecify.annotations.NullMarked;
