/** Whether the servers that a service needs answer: {@link frontrow.messaging.health.LifeSign}. */
@NullMarked
package frontrow.messaging.health;

import org.jspecify.annotations.NullMarked;
