package frontrow.reservation.domain;

/** A range of seats of one price; {@code lastSeat} is included. */
public record Section(String name, int firstSeat, int lastSeat, long priceMinor) {

    public boolean contains(int seat) {
        return firstSeat <= seat && seat <= lastSeat;
    }

    public int seatCount() {
        return lastSeat - firstSeat + 1;
    }
}
