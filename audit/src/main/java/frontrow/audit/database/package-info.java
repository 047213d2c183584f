/** The live databases, compared row by row with what the topics add up to. */
@NullMarked
package frontrow.audit.database;

import org.jspecify.annotations.NullMarked;
