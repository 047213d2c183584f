@NullMarked
package frontrow.analytics;

import org.jspecify.annotations.NullMarked;
