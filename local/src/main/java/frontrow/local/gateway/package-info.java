/** One address for everything: {@link frontrow.local.gateway.Gateway}. */
@NullMarked
package frontrow.local.gateway;

import org.jspecify.annotations.NullMarked;
