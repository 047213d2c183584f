/** Something to see: concerts at the first start, and a crowd that buys. It all goes through the public HTTP API. */
@NullMarked
package frontrow.local.demo;

import org.jspecify.annotations.NullMarked;
