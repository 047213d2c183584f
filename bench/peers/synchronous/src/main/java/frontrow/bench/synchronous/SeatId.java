package frontrow.bench.synchronous;

import jakarta.persistence.Embeddable;

@Embeddable
record SeatId(int performance, int number) {}
