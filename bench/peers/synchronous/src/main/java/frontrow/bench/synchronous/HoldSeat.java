package frontrow.bench.synchronous;

/** One of the three usual ways, chosen by {@code peer.hold}: pessimistic, unique or optimistic. */
interface HoldSeat {

    String PROPERTY = "peer.hold";

    HoldResult hold(String fan, SeatId seat);
}
