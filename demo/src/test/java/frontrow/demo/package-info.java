@NullMarked
package frontrow.demo;

import org.jspecify.annotations.NullMarked;
