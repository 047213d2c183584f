/** The whole system in one process on an empty machine (design §9a): {@link frontrow.local.LocalSystem}, and its commands. */
@NullMarked
package frontrow.local;

import org.jspecify.annotations.NullMarked;
