import { html, nothing } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { SeatMap } from '../../shared/seat-map.js';
import { watchHall } from '../hall.js';
import { state } from '../state.js';
import { t } from '../texts.js';

/** @type {SeatMap | null} */
let map = null;

/** @param {Element | undefined} place */
function mapAt(place) {
  map = place === undefined ? null : new SeatMap(/** @type {HTMLElement} */ (place), t, () => {});
}

/** The seats by what has become of them. @param {string} performanceId */
export function hall(performanceId) {
  const open = state.hall === performanceId;
  const { seats } = state;
  if (open && seats !== null) {
    // After this drawing has made the map's place.
    queueMicrotask(() => map?.show(seats, null));
  }
  return html`<details ?open=${open} @toggle=${(event) => toggled(event.target.open, performanceId)}>
    <summary>${t('hall.title')}</summary>
    ${open ? html`
      <div class="hall heat"><div class="map" ${ref(mapAt)}></div></div>
      <ul class="legend">${['FREE', 'HELD', 'SOLD'].map((status) => html`<li><span class=${`dot ${status}`}></span>${t(`seats.${status}`)}</li>`)}</ul>` : nothing}
  </details>`;
}

/** @param {boolean} open @param {string} performanceId */
function toggled(open, performanceId) {
  if (open !== (state.hall === performanceId)) {
    watchHall(open ? performanceId : null);
  }
}
