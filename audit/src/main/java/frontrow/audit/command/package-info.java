/** The command line. */
@NullMarked
package frontrow.audit.command;

import org.jspecify.annotations.NullMarked;
