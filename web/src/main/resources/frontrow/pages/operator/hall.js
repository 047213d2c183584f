/** The seats of the performance that is looked at, and how its sale went. */
import { pause, Refusal } from '../shared/api.js';
import { operator } from './operator.js';
import { change, state } from './state.js';

const LOOK_EVERY_MS = 1_000;

/** @param {string | null} performanceId null: none any more */
export async function watchHall(performanceId) {
  change({ hall: performanceId, seats: null });
  let etag = '';
  while (performanceId !== null && state.hall === performanceId) {
    try {
      const answer = await operator.call('GET', `/api/admin/performances/${performanceId}/seats`, { headers: { 'If-None-Match': etag } });
      if (answer.status === 200 && state.hall === performanceId) {
        etag = answer.headers.get('ETag') ?? '';
        change({ seats: answer.body.seats });
      }
    } catch (refusal) {
      // The next look may tell.
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
    }
    await pause(LOOK_EVERY_MS);
  }
}
