/** What a system has that is tried out: keys of its own, concerts, a crowd. All of it by the public HTTP API. */
@NullMarked
package frontrow.demo;

import org.jspecify.annotations.NullMarked;
