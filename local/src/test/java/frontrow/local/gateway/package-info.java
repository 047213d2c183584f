@NullMarked
package frontrow.local.gateway;

import org.jspecify.annotations.NullMarked;
