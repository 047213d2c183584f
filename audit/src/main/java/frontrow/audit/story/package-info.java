/** What the topics tell of one thing, in the order in which it happened. */
@NullMarked
package frontrow.audit.story;

import org.jspecify.annotations.NullMarked;
