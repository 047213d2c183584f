/** The figures of the concert that is looked at, as they come. */
import { pause } from '../shared/api.js';
import { listen } from '../shared/events.js';
import { operator } from './operator.js';
import { change } from './state.js';

const RECONNECT_MS = 2_000;

let listening = new AbortController();

/** @param {string | null} concertId null: none any more */
export async function watch(concertId) {
  listening.abort();
  listening = new AbortController();
  const { signal } = listening;
  change({ watched: concertId, figures: null, figuresAway: false });
  while (concertId !== null && !signal.aborted) {
    try {
      await listen(`/api/admin/analytics/concerts/${concertId}/events`, { Authorization: await operator.bearer() }, signal,
        (event) => change({ figures: event.data, figuresAway: false }));
    } catch (failed) {
      if (!signal.aborted) {
        change({ figuresAway: true });
      }
    }
    await pause(RECONNECT_MS);
  }
}

/** The figures by minute, as a file for a spreadsheet. @param {string} concertId */
export async function download(concertId) {
  const csv = (await operator.call('GET', `/api/admin/analytics/concerts/${concertId}/minutes.csv`)).body;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv' }));
  link.download = `${concertId}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
