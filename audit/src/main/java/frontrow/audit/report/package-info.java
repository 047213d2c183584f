/** The verdict: on the terminal, as JSON and as a page. */
@NullMarked
package frontrow.audit.report;

import org.jspecify.annotations.NullMarked;
