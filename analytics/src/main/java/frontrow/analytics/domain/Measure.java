package frontrow.analytics.domain;

/** What is counted. Money is in minor units of the concert's currency. */
public enum Measure {
    /** Fans who joined the line. */
    JOINED,
    /** Fans who were let in. */
    ADMITTED,
    /** Fans who were let in and did not come. */
    NOT_COME,
    /** Fans whose turn ran out. */
    TURN_RAN_OUT,
    /** Fans who left the line, or gave up their turn. */
    LEFT,
    /** Holds. */
    HELD,
    /** Holds that ran out. */
    HOLD_RAN_OUT,
    /** Holds that were given back. */
    GIVEN_BACK,
    /** Payments asked for. */
    PAYMENT_REQUESTED,
    /** Payments that failed, because the wallet held too little. */
    FAILED_INSUFFICIENT_BALANCE,
    /** Payments that failed, because they took too long. */
    FAILED_TIMEOUT,
    /** Payments that failed for another reason. */
    FAILED_OTHERWISE,
    /** Purchases. */
    CONFIRMED,
    /** Seats sold. */
    SEATS_SOLD,
    /** Money for purchases. */
    REVENUE,
    /** Purchases given back. */
    REFUNDED,
    /** Seats of purchases given back. */
    SEATS_RETURNED
}
