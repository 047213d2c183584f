/**
 * All that the fan's page knows, in one place. Whoever changes it calls {@link change}, and the page is drawn anew from it.
 *
 * @typedef {{concertId: string, name: string}} Concert
 * @typedef {{status: 'WAITING' | 'ACTIVE' | 'FINISHED' | 'EXPIRED', position?: number, estimatedWaitSeconds?: number,
 *            pollAfterSeconds?: number, pass?: string, expiresAt?: string, roomState: 'OPEN' | 'PAUSED' | 'CLOSED'}} Standing
 * @typedef {{performanceId: string, startsAt: string, freeSeats: number}} PerformanceDate
 * @typedef {import('../shared/seat-map.js').Seat} Seat
 * @typedef {{reservationId: string, status: string, concertId: string, performanceId: string, seats: number[], amount: number,
 *            holdExpiresAt?: string, paymentFailure?: string, reason?: string, createdAt: string, concertName?: string,
 *            startsAt?: string}} Reservation
 * @typedef {{code: string, values: Record<string, string | number>}} Notice what went wrong; the page knows what comes next
 */
import { drawing } from '../shared/drawing.js';

export const state = {
  /** @type {{page: string, id: string}} */
  route: { page: 'concerts', id: '' },
  /** @type {Concert[] | null} */
  concerts: null,
  /** @type {Standing | null} of the concert that is looked at; null: not in line */
  standing: null,
  /** @type {number} the place at which this fan was seen first, for the progress */
  firstPosition: 0,
  /** @type {boolean} whether the place is told as it changes, or asked for */
  following: false,
  /** @type {PerformanceDate[] | null} */
  dates: null,
  /** @type {PerformanceDate | null} */
  chosenDate: null,
  /** @type {Seat[] | null} */
  seats: null,
  /** @type {Seat | null} */
  chosenSeat: null,
  /** @type {Reservation | null} the hold to be paid, or what was bought last */
  reservation: null,
  /** @type {number | null} in won */
  balance: null,
  /** @type {string} what is being done; buttons wait for it */
  busy: '',
  /** @type {Notice | null} */
  notice: null,
  /** @type {{reservations: Reservation[], payments: any[], entries: any[]} | null} */
  mine: null,
  /** @type {{reservation: Reservation, image: string} | null} */
  ticket: null,
};

export const { change, drawnBy } = drawing(state);
