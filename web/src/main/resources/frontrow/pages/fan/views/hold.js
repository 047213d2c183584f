import { html } from 'lit-html';
import { now } from '../../shared/clock.js';
import { minutesAndSeconds, won } from '../../shared/language.js';
import { state } from '../state.js';
import { t } from '../texts.js';
import { charge, giveBack, pay } from '../visit.js';

export function holdStep() {
  const held = /** @type {import('../state.js').Reservation} */ (state.reservation);
  const paying = held.status === 'PAYING' || state.busy === 'pay';
  return html`
    <h1>${t('hold.title', { seat: held.seats.join(', ') })}</h1>
    ${paying ? html`<p class="countdown" role="status">${t('hold.paying')}</p>` : countdown(held)}
    <dl class="bill">
      <dt>${t('hold.amount')}</dt><dd>${won(held.amount)}</dd>
      <dt>${t('hold.balance')}</dt><dd data-testid="balance">${state.balance === null ? '…' : won(state.balance)}</dd>
    </dl>
    ${paying || state.balance === null ? '' : actions(held, state.balance)}`;
}

/** @param {import('../state.js').Reservation} held */
function countdown(held) {
  const left = Date.parse(held.holdExpiresAt ?? '') - now();
  return html`<p class="countdown" role="timer">${t('hold.left', { time: minutesAndSeconds(left) })}</p>`;
}

/** @param {import('../state.js').Reservation} held @param {number} balance */
function actions(held, balance) {
  const missing = held.amount - balance;
  return html`
    ${missing > 0
      ? html`<p role="status">${t('hold.missing', { amount: won(missing) })}</p>
          <p><button class="primary" ?disabled=${state.busy !== ''} @click=${() => charge(missing)}>
            ${t('hold.charge', { amount: won(missing) })}</button></p>`
      : html`<p><button class="primary" ?disabled=${state.busy !== ''} @click=${pay}>
          ${t('hold.pay', { amount: won(held.amount) })}</button></p>`}
    <p><button class="quiet" ?disabled=${state.busy !== ''} @click=${giveBack}>${t('hold.back')}</button></p>`;
}
