/** HTTP: parse, call one use case, answer. */
@NullMarked
package frontrow.queue.web;

import org.jspecify.annotations.NullMarked;
