/** What becomes of records that can never be handled (design §4). */
@NullMarked
package frontrow.messaging.deadletter;

import org.jspecify.annotations.NullMarked;
