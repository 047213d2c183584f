package frontrow.simulation;

import frontrow.messaging.Outbox;
import frontrow.reservation.application.PaymentOutcome;
import frontrow.reservation.application.SettleReservations;
import frontrow.reservation.domain.Holds;
import frontrow.reservation.domain.Reservation;
import frontrow.reservation.domain.ReservationId;
import frontrow.reservation.domain.Reservations;
import frontrow.reservation.domain.Seat;
import frontrow.reservation.domain.SeatClaims;
import frontrow.reservation.domain.SeatWish;
import frontrow.reservation.domain.StrayPayments;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Bugs around seats. */
final class DoubleSales {

    private DoubleSales() {}

    /** A payment runs, but the clock goes on deciding: somebody else can take the seat meanwhile. */
    static Wiring holdIsNotPinned() {
        return new Wiring() {
            @Override
            SeatClaims seatClaims(SeatClaims real) {
                return new Delegate(real) {
                    @Override
                    public void pin(Collection<ReservationId> holders) {}
                };
            }
        };
    }

    /** Who takes a seat over does not say whose it was. */
    static Wiring takeoverReleasesNobody() {
        return new Wiring() {
            @Override
            SeatClaims seatClaims(SeatClaims real) {
                return new Delegate(real) {
                    @Override
                    public Claims claim(List<SeatWish> wishes) {
                        Claims claims = super.claim(wishes);
                        Map<Seat, Claimed> anonymous = new HashMap<>(claims.bySeat());
                        anonymous.replaceAll((seat, claimed) -> new Claimed(claimed.holder(), null));
                        return new Claims(claims.now(), anonymous);
                    }
                };
            }
        };
    }

    /** A failure that is told again frees the seats again, whoever has them by now. */
    static Wiring redeliveredFailureFreesSeatsThatWereResold() {
        return new Wiring() {
            @Override
            SettleReservations settleReservations(SeatClaims claims, Reservations reservations, StrayPayments strays,
                    Outbox outbox) {
                return new SettleReservations(claims, reservations, strays, outbox) {
                    @Override
                    public List<Reservation> settle(List<PaymentOutcome> outcomes) {
                        List<Reservation> settled = super.settle(outcomes);
                        outcomes.stream().filter(PaymentOutcome.Failed.class::isInstance)
                                .flatMap(failed -> reservations.find(failed.reservation().value()).stream())
                                .map(Reservation::seatsAtPerformance).forEach(claims::drop);
                        return settled;
                    }
                };
            }
        };
    }

    static Wiring passCanBuyAgain() {
        return new Wiring() {
            @Override
            Holds holds(Holds real) {
                return new Holds() {
                    @Override
                    public Standing standing(List<Reservation> candidates) {
                        return new Standing(real.standing(candidates).open(), Set.of());
                    }

                    @Override
                    public Set<ReservationId> insert(List<Reservation> holds) {
                        return real.insert(holds);
                    }
                };
            }
        };
    }

    private static class Delegate implements SeatClaims {
        private final SeatClaims real;

        Delegate(SeatClaims real) {
            this.real = real;
        }

        @Override
        public Claims claim(List<SeatWish> wishes) {
            return real.claim(wishes);
        }

        @Override
        public void handOver(Map<Seat, ReservationId> holders) {
            real.handOver(holders);
        }

        @Override
        public void drop(Collection<Seat> seats) {
            real.drop(seats);
        }

        @Override
        public void freeRunOut(Collection<ReservationId> holders) {
            real.freeRunOut(holders);
        }

        @Override
        public Instant lock(Collection<ReservationId> holders) {
            return real.lock(holders);
        }

        @Override
        public void pin(Collection<ReservationId> holders) {
            real.pin(holders);
        }

        @Override
        public void free(Collection<ReservationId> holders) {
            real.free(holders);
        }
    }
}
