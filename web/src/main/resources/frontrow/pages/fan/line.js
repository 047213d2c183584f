/**
 * The place in line: told by server-sent events, asked for where they do not get through. It is kept by the service under the fan's
 * name, so a reload, another tab or a sleep loses nothing.
 */
import { pause, Refusal } from '../shared/api.js';
import { listen } from '../shared/events.js';
import { fan } from './fan.js';
import { change, state } from './state.js';

const AGAIN_AFTER_MS = 1_000;
const FAILURES_BEFORE_POLLING = 2;

let following = new AbortController();

/** @param {string} concertId */
function line(concertId) {
  return `/api/queues/${concertId}/tokens`;
}

/** Joins, or finds the place that one has already. @param {string} concertId */
export async function join(concertId) {
  const answer = await fan.call('POST', line(concertId));
  stand(concertId, answer.body);
  follow(concertId);
}

/** @param {string} concertId */
export async function leave(concertId) {
  await fan.call('DELETE', `${line(concertId)}/me`);
  stopFollowing();
  sessionStorage.removeItem(firstPlace(concertId));
  change({ standing: null });
}

/** Finds the place that one has, if any. @param {string} concertId */
export async function lookUp(concertId) {
  try {
    stand(concertId, (await fan.call('GET', `${line(concertId)}/me`)).body);
    follow(concertId);
  } catch (refusal) {
    if (!(refusal instanceof Refusal) || refusal.code !== 'NOT_IN_LINE') {
      throw refusal;
    }
    change({ standing: null });
  }
}

export function stopFollowing() {
  following.abort();
}

/** Follows the place until the turn is over, anew where it was followed already. @param {string} concertId */
export function follow(concertId) {
  stopFollowing();
  following = new AbortController();
  untilOver(concertId, following.signal);
}

/** @param {string} concertId @param {AbortSignal} signal */
async function untilOver(concertId, signal) {
  for (let failures = 0; !signal.aborted && !over(); ) {
    try {
      const headers = { Authorization: await fan.bearer() };
      change({ following: true });
      await listen(`${line(concertId)}/me/events`, headers, signal, (event) => stand(concertId, event.data));
      failures = 0;
    } catch (broken) {
      failures++;
    }
    if (signal.aborted || over()) {
      return;
    }
    change({ following: false });
    const polling = failures >= FAILURES_BEFORE_POLLING;
    await pause(polling ? (state.standing?.pollAfterSeconds ?? 1) * 1_000 : AGAIN_AFTER_MS);
    if (!signal.aborted) {
      await ask(concertId, signal);
    }
  }
}

/** @param {string} concertId @param {AbortSignal} signal */
async function ask(concertId, signal) {
  try {
    stand(concertId, (await fan.call('GET', `${line(concertId)}/me`, { signal })).body);
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.code === 'NOT_IN_LINE') {
      stopFollowing();
      change({ standing: null });
    }
    // Else nobody answers, and the place is kept: the next turn of the loop asks again.
  }
}

function over() {
  return state.standing !== null && ['FINISHED', 'EXPIRED'].includes(state.standing.status);
}

/** @param {string} concertId @param {import('./state.js').Standing} standing */
function stand(concertId, standing) {
  if (state.route.id !== concertId) {
    return;
  }
  let first = Number(sessionStorage.getItem(firstPlace(concertId)) ?? 0);
  if (standing.status === 'WAITING' && (standing.position ?? 0) > first) {
    first = standing.position ?? 0;
    sessionStorage.setItem(firstPlace(concertId), String(first));
  }
  change({ standing, firstPosition: first });
}

/** @param {string} concertId */
function firstPlace(concertId) {
  return `frontrow.first-place.${concertId}`;
}
