/** What goes over the topics, as it comes, once a second. */
import { pause } from '../shared/api.js';
import { listen } from '../shared/events.js';
import { operator } from './operator.js';
import { change, state } from './state.js';

const RECONNECT_MS = 2_000;
/** Seconds of which the rates are kept. */
const KEPT = 120;
/** Events that are shown. */
const SHOWN = 40;

/** While the page is looked at. */
export async function follow() {
  for (;;) {
    const looking = new AbortController();
    const hidden = () => document.hidden && looking.abort();
    document.addEventListener('visibilitychange', hidden);
    try {
      if (!document.hidden) {
        await listen('/api/admin/analytics/traffic', { Authorization: await operator.bearer() }, looking.signal,
          (event) => take(event.data));
      }
    } catch (failed) {
      if (!looking.signal.aborted) {
        change({ trafficAway: true });
      }
    }
    document.removeEventListener('visibilitychange', hidden);
    await pause(RECONNECT_MS);
  }
}

/** @param {import('./state.js').Moment} moment */
function take(moment) {
  const stream = state.streaming ? [...state.stream, ...moment.newest].slice(-SHOWN) : state.stream;
  change({
    traffic: [...state.traffic, moment].slice(-KEPT),
    trafficAway: false,
    released: moment.released ?? state.released,
    stream,
    streamLeftOut: state.streaming ? state.streamLeftOut + moment.leftOut : state.streamLeftOut,
  });
}
