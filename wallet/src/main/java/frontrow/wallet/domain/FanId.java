package frontrow.wallet.domain;

/** A fan: the {@code sub} of the bearer token. */
public record FanId(String value) {}
