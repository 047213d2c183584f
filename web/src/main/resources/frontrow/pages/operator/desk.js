/** What an operator sees and does: rooms, concerts, payments that wait for a decision. */
import { Refusal } from '../shared/api.js';
import { doing, wordsFor } from './acting.js';
import { download } from './figures.js';
import { operator } from './operator.js';
import { change, emptyDraft, state } from './state.js';
import { t } from './texts.js';

const MINUTE_MS = 60_000;
const LISTED_MAX = 50;

/** Admissions so far, as seen at a time; the youngest last. @type {Map<string, {atMs: number, admitted: number}[]>} */
const seen = new Map();

/** How everything stands now; nothing where nobody answers: the next look will tell. */
export async function look() {
  try {
    const concerts = (await operator.call('GET', `/api/concerts?limit=${LISTED_MAX}`)).body.concerts;
    const rooms = await Promise.all(concerts.map((one) => room(one.concertId)));
    const parked = (await operator.call('GET', `/api/admin/payments?parked=true&limit=${LISTED_MAX}`)).body.payments;
    const sagas = (await operator.call('GET', '/api/admin/payments/open')).body;
    change({ concerts, sagas, rooms: new Map(rooms.filter((one) => one !== null).map((one) => [one.concertId, one])), parked,
      notice: state.notice?.words === t('no.answer') ? null : state.notice });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
    change({ notice: { good: false, words: wordsFor(refusal) } });
  }
}

/** @param {string} concertId @returns {Promise<import('./state.js').Room | null>} null: it has not opened yet */
async function room(concertId) {
  try {
    const found = (await operator.call('GET', `/api/queues/${concertId}`)).body;
    count(found);
    return found;
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.status === 404) {
      return null;
    }
    throw refusal;
  }
}

/** @param {import('./state.js').Room} found */
function count(found) {
  const now = Date.now();
  const all = [...(seen.get(found.concertId) ?? []), { atMs: now, admitted: found.admittedTotal }]
    .filter((one) => one.atMs > now - MINUTE_MS);
  seen.set(found.concertId, all);
  state.admittedPerMinute.set(found.concertId, found.admittedTotal - all[0].admitted);
}

/**
 * @param {string} concertId
 * @param {{state?: string, capacity?: number, admissionsPerSecond?: number}} wish
 */
export const setRoom = (concertId, wish) => doing('room', async () => {
  const changed = (await operator.call('PUT', `/api/queues/${concertId}`, { body: wish })).body;
  change({ rooms: new Map(state.rooms).set(concertId, changed) });
  return t('room.changed', { state: t(`room.${changed.state}`), capacity: changed.capacity, rate: changed.admissionsPerSecond });
});

export const schedule = () => doing('schedule', async () => {
  const { name, startsAt, sections, capacity, admissionsPerSecond } = state.draft;
  await operator.call('POST', '/api/admin/concerts', {
    headers: { 'Idempotency-Key': crypto.randomUUID() },
    body: { name, performances: startsAt.map((local) => ({ startsAt: new Date(local).toISOString(), sections })),
      room: { capacity, admissionsPerSecond } },
  });
  change({ draft: emptyDraft() });
  await look();
  return t('concert.scheduled', { name });
});

/** @param {string} concertId */
export const saveMinutes = (concertId) => doing('minutes', async () => {
  await download(concertId);
  return t('figures.saved');
});

/** @param {string} paymentId */
export const askAgain = (paymentId) => doing('resume', async () => {
  await operator.call('POST', `/api/admin/payments/${paymentId}/resume`, { body: {} });
  await look();
  return t('parked.resumed');
});

/** @param {string} paymentId @param {string} reason */
export const countAsDone = (paymentId, reason) => doing('compensate', async () => {
  await operator.call('POST', `/api/admin/payments/${paymentId}/compensate`, { body: { reason } });
  await look();
  return t('parked.compensated');
});
