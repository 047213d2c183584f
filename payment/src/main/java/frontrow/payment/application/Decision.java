package frontrow.payment.application;

import org.jspecify.annotations.Nullable;

/**
 * What an operator decided about a parked payment; it is told on the topic.
 *
 * @param operator who did
 * @param reason   what they noted
 */
public record Decision(String operator, @Nullable String reason) {

    public static final int REASON_CHARS_MAX = 500;
}
