/** What can be configured. */
@NullMarked
package frontrow.analytics.config;

import org.jspecify.annotations.NullMarked;
