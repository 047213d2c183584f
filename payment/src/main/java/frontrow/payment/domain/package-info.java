/** The payment and its transitions: the aggregate is the saga's state (design §6). */
@NullMarked
package frontrow.payment.domain;

import org.jspecify.annotations.NullMarked;
