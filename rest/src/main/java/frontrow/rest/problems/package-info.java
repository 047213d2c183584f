/** Whatever goes wrong is answered as RFC 9457 problem+json: by MVC, by the filters before it, and by Tomcat before them. */
@NullMarked
package frontrow.rest.problems;

import org.jspecify.annotations.NullMarked;
