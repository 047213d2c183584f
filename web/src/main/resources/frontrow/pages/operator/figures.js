/** The figures of the concert that is looked at, as they come. */
import { pause, Refusal } from '../shared/api.js';
import { listen } from '../shared/events.js';
import { operator } from './operator.js';
import { change } from './state.js';

const RECONNECT_MS = 2_000;
const MINUTE_MS = 60_000;

let listening = new AbortController();

/** @param {string | null} concertId null: none any more */
export async function watch(concertId) {
  listening.abort();
  listening = new AbortController();
  const { signal } = listening;
  change({ watched: concertId, figures: null, figuresAway: false, curve: [], hall: null });
  while (concertId !== null && !signal.aborted) {
    try {
      await listen(`/api/admin/analytics/concerts/${concertId}/events`, { Authorization: await operator.bearer() }, signal,
        (event) => {
          change({ figures: event.data, figuresAway: false });
          drawCurve(concertId, signal);
        });
    } catch (failed) {
      if (!signal.aborted) {
        change({ figuresAway: true });
      }
    }
    await pause(RECONNECT_MS);
  }
}

let drawing = false;

/** @param {string} concertId @param {AbortSignal} signal */
async function drawCurve(concertId, signal) {
  if (drawing) {
    return;
  }
  drawing = true;
  try {
    const { minutes } = (await operator.call('GET', `/api/admin/analytics/concerts/${concertId}/minutes`, { signal })).body;
    change({ curve: summedUp(minutes) });
  } catch (failed) {
    // With the next figures it is asked for again.
    if (!(failed instanceof Refusal) && !signal.aborted) {
      throw failed;
    }
  } finally {
    drawing = false;
  }
}

/**
 * A minute's figures stand where it is over, so that the curve begins with nothing.
 *
 * @param {{minute: string, total: Record<string, number>}[]} minutes ascending
 */
function summedUp(minutes) {
  if (minutes.length === 0) {
    return [];
  }
  let [sold, joined] = [0, 0];
  return [{ x: Date.parse(minutes[0].minute), sold, joined }, ...minutes.map(({ minute, total }) => {
    sold += (total.SEATS_SOLD ?? 0) - (total.SEATS_RETURNED ?? 0);
    joined += total.JOINED ?? 0;
    return { x: Date.parse(minute) + MINUTE_MS, sold, joined };
  })];
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
