/**
 * All that the operator's page knows, in one place. Whoever changes it calls {@link change}, and the page is drawn anew from it.
 *
 * @typedef {{concertId: string, state: 'OPEN' | 'PAUSED' | 'CLOSED', capacity: number, admissionsPerSecond: number, waiting: number,
 *            active: number, joinedTotal: number, admittedTotal: number, purchasedTotal: number, expiredTotal: number,
 *            lapsedTotal: number, leftTotal: number}} Room
 * @typedef {{name: string, firstSeat: number, lastSeat: number, price: number}} Section
 * @typedef {{name: string, startsAt: string[], sections: Section[], capacity: number, admissionsPerSecond: number}} Draft
 */
import { drawing } from '../shared/drawing.js';

/** @returns {Draft} a concert as the form offers it */
export function emptyDraft() {
  return { name: '', startsAt: [''], sections: [{ name: 'Floor', firstSeat: 1, lastSeat: 50, price: 50_000 }], capacity: 500,
    admissionsPerSecond: 50 };
}

export const state = {
  /** @type {{concertId: string, name: string}[] | null} */
  concerts: null,
  /** @type {Map<string, Room>} by concert */
  rooms: new Map(),
  /** @type {Map<string, number>} let in during the last minute, by concert; only of what this page has seen */
  admittedPerMinute: new Map(),
  /** @type {any[] | null} payments that wait for a decision */
  parked: null,
  /** @type {string | null} the concert whose figures are looked at */
  watched: null,
  /** @type {any} as the analytics service tells them */
  figures: null,
  /** It does not tell them at the moment. */
  figuresAway: false,
  draft: emptyDraft(),
  /** @type {string} what is being done; buttons wait for it */
  busy: '',
  /** @type {{good: boolean, words: string} | null} */
  notice: null,
};

export const { change, drawnBy } = drawing(state);
