package frontrow.reservation.domain;

/** One seat on one date. */
public record Seat(PerformanceId performance, int number) {}
