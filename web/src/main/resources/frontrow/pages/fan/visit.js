/**
 * What a fan does, step by step: line, date, seat, hold, pay. Each action asks a service and keeps what it said; a refusal becomes a
 * notice that offers the next step.
 */
import { pause, Refusal } from '../shared/api.js';
import { now } from '../shared/clock.js';
import { fan } from './fan.js';
import { join, leave, lookUp, stopFollowing } from './line.js';
import { change, state } from './state.js';

const PAY_WAIT_SECONDS = 20;
const ASK_AGAIN_MS = 1_000;
const SEATS_EVERY_MS = 600;
const LISTED_MAX = 50;
const CONCERTS_A_PART = 200;
const CONCERTS_MAX = 2_000;

/**
 * Runs one action at a time; the page shows which.
 *
 * @param {string} name
 * @param {() => Promise<void>} action
 */
async function doing(name, action) {
  if (state.busy !== '') {
    return;
  }
  change({ busy: name, notice: null });
  try {
    await action();
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
    change({ notice: noticeOf(refusal) });
  } finally {
    change({ busy: '' });
  }
}

/** @param {Refusal} refusal */
function noticeOf(refusal) {
  return { code: refusal.code, values: { detail: refusal.message, seat: state.chosenSeat?.number ?? '' } };
}

/** The header that a turn gives. */
function withPass() {
  return { 'Queue-Token': state.standing?.pass ?? '' };
}

export const showConcerts = () => doing('concerts', loadConcerts);

/** All of them, newest first, part by part. */
async function loadConcerts() {
  const concerts = [];
  let next = '';
  do {
    const part = (await fan.call('GET', `/api/concerts?limit=${CONCERTS_A_PART}${next}`)).body;
    concerts.push(...part.concerts);
    next = part.next === undefined ? '' : `&after=${part.next}`;
  } while (next !== '' && concerts.length < CONCERTS_MAX);
  change({ concerts });
}

/** Everything that this fan has begun here: the place in line, and the hold. @param {string} concertId */
export const enter = (concertId) => doing('enter', async () => {
  if (state.concerts === null) {
    await loadConcerts();
  }
  await Promise.all([lookUp(concertId), findHold(concertId), lookIntoWallet()]);
});

export const joinLine = () => doing('join', () => join(state.route.id));

export const leaveLine = () => doing('leave', () => leave(state.route.id));

/** What was begun before a reload goes on. @param {string} concertId */
async function findHold(concertId) {
  const mine = await fan.call('GET', `/api/reservations?limit=${LISTED_MAX}`);
  const open = mine.body.reservations.find(
    (one) => one.concertId === concertId && ['HELD', 'PAYING'].includes(one.status) && !hasRunOut(one));
  if (open !== undefined) {
    change({ reservation: open });
    if (open.status === 'PAYING') {
      awaitEnd(open.reservationId);
    }
  }
}

/** @param {import('./state.js').Reservation} reservation */
function hasRunOut(reservation) {
  return reservation.holdExpiresAt !== undefined && Date.parse(reservation.holdExpiresAt) <= now();
}

export const showDates = () => doing('dates', async () => {
  const answer = await fan.call('GET', `/api/concerts/${state.route.id}/dates`, { headers: withPass() });
  change({ dates: answer.body.dates });
});

/** @param {import('./state.js').PerformanceDate} date */
export function chooseDate(date) {
  change({ chosenDate: date, seats: null, chosenSeat: null, notice: null });
  watchSeats(date.performanceId);
}

export function backToDates() {
  change({ chosenDate: null, seats: null, chosenSeat: null, dates: null });
  showDates();
}

/** Keeps the map true while it is looked at; the service says 304 where nothing has changed. @param {string} performanceId */
async function watchSeats(performanceId) {
  let etag = '';
  while (state.chosenDate?.performanceId === performanceId && state.reservation === null && state.standing?.pass !== undefined) {
    if (!document.hidden) {
      etag = await lookAtSeats(performanceId, etag);
    }
    await pause(SEATS_EVERY_MS);
  }
}

/** @param {string} performanceId @param {string} etag @returns {Promise<string>} the new one */
async function lookAtSeats(performanceId, etag) {
  try {
    const answer = await fan.call('GET', `/api/performances/${performanceId}/seats?all=true`,
      { headers: { ...withPass(), 'If-None-Match': etag } });
    if (answer.status === 304) {
      return etag;
    }
    if (state.chosenDate?.performanceId === performanceId) {
      takeSeats(answer.body.seats);
    }
    return answer.headers.get('ETag') ?? '';
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
    change({ notice: noticeOf(refusal) });
    return etag;
  }
}

/** @param {import('./state.js').Seat[]} seats */
function takeSeats(seats) {
  const chosen = seats.find((seat) => seat.number === state.chosenSeat?.number) ?? null;
  if (chosen !== null && chosen.status !== 'FREE' && state.busy === '') {
    change({ seats, chosenSeat: null, notice: { code: 'SEAT_TAKEN', values: { seat: chosen.number } } });
  } else {
    change({ seats, chosenSeat: chosen });
  }
}

/** @param {import('./state.js').Seat} seat */
export function chooseSeat(seat) {
  change({ chosenSeat: seat, notice: null });
}

export const holdSeat = () => doing('hold', async () => {
  const { chosenDate, chosenSeat } = state;
  if (chosenDate === null || chosenSeat === null) {
    return;
  }
  try {
    const answer = await fan.call('POST', '/api/reservations', {
      headers: { ...withPass(), 'Idempotency-Key': crypto.randomUUID() },
      body: { performanceId: chosenDate.performanceId, seats: [chosenSeat.number] },
    });
    change({ reservation: answer.body });
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.code === 'ALREADY_HOLDING') {
      await findHold(state.route.id);
    }
    throw refusal;
  }
  await lookIntoWallet();
});

export async function lookIntoWallet() {
  change({ balance: (await fan.call('GET', '/api/wallet')).body.balance });
}

/** @param {number} amount in won */
export const charge = (amount) => doing('charge', async () => {
  const answer = await fan.call('POST', '/api/wallet/charges',
    { headers: { 'Idempotency-Key': crypto.randomUUID() }, body: { amount } });
  change({ balance: answer.body.balance });
  if (state.mine !== null) {
    await loadMine();
  }
});

export const pay = () => doing('pay', async () => {
  const held = state.reservation;
  if (held === null) {
    return;
  }
  try {
    const answer = await fan.call('POST', `/api/reservations/${held.reservationId}/payment`, {
      headers: { ...withPass(), 'Idempotency-Key': `pay-${held.reservationId}`, Prefer: `wait=${PAY_WAIT_SECONDS}` },
      body: { amount: held.amount },
    });
    if (answer.status === 202) {
      change({ reservation: { ...held, status: 'PAYING' } });
      await untilEnded(held.reservationId);
    } else {
      await seeEnd(held.reservationId);
    }
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.status >= 400 && refusal.status < 500) {
      backToSeats();
    }
    throw refusal;
  } finally {
    await lookIntoWallet();
  }
});

/** @param {string} reservationId */
async function awaitEnd(reservationId) {
  try {
    await untilEnded(reservationId);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
    change({ notice: noticeOf(refusal) });
  }
}

/** @param {string} reservationId */
async function untilEnded(reservationId) {
  while ((await seeEnd(reservationId)) === 'PAYING') {
    await pause(ASK_AGAIN_MS);
  }
}

/** @param {string} reservationId @returns {Promise<string>} how it stands now */
async function seeEnd(reservationId) {
  const reservation = (await fan.call('GET', `/api/reservations/${reservationId}`)).body;
  if (reservation.status === 'RELEASED') {
    backToSeats();
    change({ notice: { code: reservation.paymentFailure ?? 'HOLD_EXPIRED', values: {} } });
  } else {
    change({ reservation });
    if (reservation.status === 'CONFIRMED') {
      await showTicket(reservation);
    }
  }
  return reservation.status;
}

/** The seat is gone; the map shows what there is now. */
export function backToSeats() {
  change({ reservation: null, chosenSeat: null });
  if (state.chosenDate !== null) {
    watchSeats(state.chosenDate.performanceId);
  }
}

/** By the services' clock. */
export function holdRanOut() {
  backToSeats();
  change({ notice: { code: 'HOLD_EXPIRED', values: {} } });
}

export const giveBack = () => doing('give-back', async () => {
  if (state.reservation !== null) {
    await fan.call('DELETE', `/api/reservations/${state.reservation.reservationId}`);
    backToSeats();
  }
});

/** @param {import('./state.js').Reservation} reservation */
export async function showTicket(reservation) {
  const image = (await fan.call('GET', `/api/reservations/${reservation.reservationId}/ticket`)).body;
  change({ ticket: { reservation, image: `data:image/svg+xml,${encodeURIComponent(image)}` } });
}

export const showMine = () => doing('mine', async () => {
  await Promise.all([loadMine(), lookIntoWallet()]);
});

async function loadMine() {
  const [reservations, payments, entries] = await Promise.all([
    fan.call('GET', `/api/reservations?limit=${LISTED_MAX}`),
    fan.call('GET', `/api/payments?limit=${LISTED_MAX}`),
    fan.call('GET', `/api/wallet/entries?limit=${LISTED_MAX}`),
  ]);
  change({ mine: { reservations: reservations.body.reservations, payments: payments.body.payments, entries: entries.body.entries } });
}

/** Refunds what was bought, gives back what is held. @param {import('./state.js').Reservation} reservation */
export const cancel = (reservation) => doing('cancel', async () => {
  await fan.call('DELETE', `/api/reservations/${reservation.reservationId}`);
  change({ ticket: null });
  for (;;) {
    const one = (await fan.call('GET', `/api/reservations/${reservation.reservationId}`)).body;
    await loadMine();
    if (one.status !== 'CANCELLING') {
      break;
    }
    await pause(ASK_AGAIN_MS);
  }
  await lookIntoWallet();
});

/** @param {import('./state.js').Reservation} reservation */
export const openTicket = (reservation) => doing('ticket', () => showTicket(reservation));

/** Forgets what belongs to the page that is left. */
export function leavePage() {
  stopFollowing();
  change({ standing: null, firstPosition: 0, dates: null, chosenDate: null, seats: null, chosenSeat: null, reservation: null,
    notice: null, mine: null, ticket: null });
}
