package frontrow.reservation.application;

import frontrow.reservation.domain.ConcertId;
import frontrow.reservation.domain.PassId;

/**
 * A pass whose signature and owner were verified.
 *
 * @param live not run out, and not known to have ended
 */
public record AdmissionPass(PassId id, ConcertId concert, boolean live) {}
