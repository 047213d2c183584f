/** What is counted, and ports to where it is kept; no Spring, no Avro, no clock. */
@NullMarked
package frontrow.analytics.domain;

import org.jspecify.annotations.NullMarked;
