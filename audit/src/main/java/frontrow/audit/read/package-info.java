/** The topics and the schema registry, read without any code of the services. */
@NullMarked
package frontrow.audit.read;

import org.jspecify.annotations.NullMarked;
