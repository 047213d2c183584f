/**
 * All that the operator's page knows, in one place. Whoever changes it calls {@link change}, and the page is drawn anew from it.
 *
 * @typedef {{concertId: string, state: 'OPEN' | 'PAUSED' | 'CLOSED', capacity: number, admissionsPerSecond: number, waiting: number,
 *            active: number, joinedTotal: number, admittedTotal: number, purchasedTotal: number, expiredTotal: number,
 *            lapsedTotal: number, leftTotal: number}} Room
 * @typedef {{name: string, firstSeat: number, lastSeat: number, price: number}} Section
 * @typedef {{debiting: number, refunding: number, undoing: number, parked: number}} Sagas that have not ended
 * @typedef {{at: string, event: string, topic: string, partition: number, offset: number, fields: Record<string, unknown>}} Told
 * @typedef {{millisP50: number, millisMax: number}} Late
 * @typedef {{at: string, topics: {topic: string, eventsPerSecond: number, relayed?: Late}[], released?: Late, newest: Told[],
 *            leftOut: number}} Moment
 * @typedef {{auditId: string, askedBy: string, begunAt: string, endedAt?: string, progress: string,
 *            outcome?: 'PROVEN' | 'REFUTED' | 'FAILED', report?: any}} Audit
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
  /** @type {{x: number, sold: number, joined: number}[]} how the sale that is looked at went, by minute, summed up */
  curve: [],
  /** @type {string | null} the performance whose seats are looked at */
  hall: null,
  /** @type {import('../shared/seat-map.js').Seat[] | null} */
  seats: null,
  /** @type {Sagas | null} */
  sagas: null,
  /** @type {Moment[]} of the last two minutes */
  traffic: [],
  /** It is not told at the moment. */
  trafficAway: false,
  /** @type {Late | null} how late seats were free again, when that was told last */
  released: null,
  /** Whether events are shown as they go by. */
  streaming: false,
  /** @type {Told[]} */
  stream: [],
  streamLeftOut: 0,
  /** @type {import('./letters.js').Letter[] | null} records that could not be handled */
  letters: null,
  /** @type {Audit | null | undefined} the last one; null: there was none */
  audit: undefined,
  /** Neither dead letters nor audits are told at the moment. */
  booksAway: false,
  /** @type {{reservationId: string, events: Told[]} | null} */
  purchase: null,
  draft: emptyDraft(),
  /** @type {string} what is being done; buttons wait for it */
  busy: '',
  /** @type {{good: boolean, words: string} | null} */
  notice: null,
};

export const { change, drawnBy } = drawing(state);
