@NullMarked
package frontrow.servers;

import org.jspecify.annotations.NullMarked;
