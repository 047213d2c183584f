import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';
import { date, won } from '../../shared/language.js';
import { SeatMap } from '../../shared/seat-map.js';
import { state } from '../state.js';
import { t } from '../texts.js';
import { backToDates, chooseSeat, holdSeat } from '../visit.js';

const ZOOM_STEP = 1.6;

/** Thousands of seats are drawn once and changed one by one; the rest of the page is drawn anew. @type {SeatMap | null} */
let map = null;

/** @param {Element | undefined} place */
function mapAt(place) {
  map = place === undefined ? null : new SeatMap(/** @type {HTMLElement} */ (place), t, chooseSeat);
}

export function seatsStep() {
  const { chosenDate, chosenSeat, seats } = state;
  if (seats !== null) {
    // After this drawing has made the map's place.
    queueMicrotask(() => map?.show(seats, chosenSeat));
  }
  return html`
    <h1>${t('seats.title')}</h1>
    <p>${chosenDate === null ? '' : date(chosenDate.startsAt)}</p>
    <p><button class="quiet" @click=${backToDates}>${t('dates.back')}</button></p>
    ${seats === null ? html`<p>${t('working')}</p>` : ''}
    <div class="hall">
      <div class="zoom">
        <button class="quiet" aria-label=${t('seats.in')} @click=${() => map?.zoom(ZOOM_STEP)}>+</button>
        <button class="quiet" aria-label=${t('seats.out')} @click=${() => map?.zoom(1 / ZOOM_STEP)}>−</button>
      </div>
      <div class="map" ${ref(mapAt)}></div>
    </div>
    <ul class="legend">
      <li><span class="dot free"></span>${t('seats.legend.free')}</li>
      <li><span class="dot taken"></span>${t('seats.legend.taken')}</li>
      <li><span class="dot chosen"></span>${t('seats.legend.chosen')}</li>
    </ul>
    <div class="tray" aria-live="polite">${tray()}</div>`;
}

function tray() {
  const { chosenSeat, seats } = state;
  if (chosenSeat === null) {
    const full = seats !== null && seats.every((seat) => seat.status !== 'FREE');
    return html`<p>${t(full ? 'seats.full' : 'seats.choose')}</p>`;
  }
  return html`
    <p><strong>${t('seats.chosen', { seat: chosenSeat.number, section: chosenSeat.section })}</strong>
      <span>${won(chosenSeat.price)}</span></p>
    <button class="primary" ?disabled=${state.busy !== ''} @click=${holdSeat}>${t('seats.hold')}</button>`;
}
