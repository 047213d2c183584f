/** The step of a deployment that makes topics and registers schemas; services only ever look them up. */
@NullMarked
package frontrow.events.deploy;

import org.jspecify.annotations.NullMarked;
