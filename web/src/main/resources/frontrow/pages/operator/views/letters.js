import { html } from 'lit-html';
import { moment } from '../../shared/language.js';
import { discard, redrive } from '../letters.js';
import { state } from '../state.js';
import { t } from '../texts.js';

export function deadLetters() {
  if (state.letters === null || state.letters.length === 0) {
    return html`<p>${t(state.booksAway ? 'books.away' : state.letters === null ? 'working' : 'letters.none')}</p>`;
  }
  return html`<ul class="cards">${state.letters.map(card)}</ul>`;
}

/** @param {import('../letters.js').Letter} letter */
function card(letter) {
  return html`<li class="card">
    <h3>${letter.type ?? t('letters.noType')}</h3>
    <p>${t('letters.where', { group: letter.consumerGroup, place: `${letter.topic}-${letter.partition}@${letter.offset}`, at: moment(letter.failedAt) })}</p>
    <p>${letter.cause}</p>
    <details>
      <summary>${t('letters.inspect')}</summary>
      <pre tabindex="0">${letter.text}</pre>
      <pre tabindex="0">${letter.stackTrace}</pre>
    </details>
    <div class="inline">
      <button ?disabled=${state.busy !== ''} @click=${() => redrive(letter)}>${t('letters.redrive')}</button>
      <button ?disabled=${state.busy !== ''} @click=${() => discarding(letter)}>${t('letters.discard')}</button>
    </div>
  </li>`;
}

/** @param {import('../letters.js').Letter} letter */
function discarding(letter) {
  const reason = prompt(t('letters.reason'));
  if (reason !== null && reason.trim() !== '') {
    discard(letter, reason.trim());
  }
}
