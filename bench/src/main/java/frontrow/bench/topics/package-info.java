/** Topics filled as the services would fill them, where going through the services would take too long. */
@NullMarked
package frontrow.bench.topics;

import org.jspecify.annotations.NullMarked;
