package frontrow.rest;

/**
 * Who calls, by the verified bearer token. Declared as a parameter of a controller's method it is always there.
 *
 * @param userId the token's {@code sub}
 */
public record Caller(String userId, boolean operator) {}
