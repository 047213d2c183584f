import { html } from 'lit-html';
import { date, number } from '../../shared/language.js';
import { state } from '../state.js';
import { t } from '../texts.js';
import { chooseDate } from '../visit.js';

export function datesStep() {
  return html`
    <h1>${t('dates.title')}</h1>
    ${state.dates === null ? html`<p>${t('working')}</p>` : list(state.dates)}`;
}

/** @param {import('../state.js').PerformanceDate[]} dates */
function list(dates) {
  if (dates.length === 0) {
    return html`<p>${t('dates.none')}</p>`;
  }
  return html`
    <ul class="cards">
      ${dates.map((one) => html`
        <li>
          <button class="card" @click=${() => chooseDate(one)}>
            <strong>${date(one.startsAt)}</strong>
            <span>${one.freeSeats > 0 ? t('dates.free', { count: number(one.freeSeats) }) : t('dates.full')}</span>
          </button>
        </li>`)}
    </ul>`;
}
