import { html } from 'lit-html';
import { state } from '../state.js';
import { t } from '../texts.js';

export function concertsPage() {
  return html`
    <h1>${t('concerts.title')}</h1>
    ${state.concerts === null ? html`<p>${t('working')}</p>` : list(state.concerts)}`;
}

/** @param {import('../state.js').Concert[]} concerts */
function list(concerts) {
  if (concerts.length === 0) {
    return html`<p>${t('concerts.none')}</p>`;
  }
  return html`
    <ul class="cards">
      ${concerts.map((concert) => html`
        <li>
          <a class="card" href=${`#/concerts/${concert.concertId}`}>
            <strong>${concert.name}</strong>
            <span class="go">${t('concerts.enter')} <span aria-hidden="true">→</span></span>
          </a>
        </li>`)}
    </ul>`;
}
