@NullMarked
package frontrow.analytics.application;

import org.jspecify.annotations.NullMarked;
