/** HTTP out, for operators. */
@NullMarked
package frontrow.analytics.web;

import org.jspecify.annotations.NullMarked;
