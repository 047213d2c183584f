import { html } from 'lit-html';
import { moment, won } from '../../shared/language.js';
import { askAgain, countAsDone } from '../desk.js';
import { state } from '../state.js';
import { t } from '../texts.js';

export function parkedPayments() {
  if (state.parked === null || state.parked.length === 0) {
    return html`<p>${t(state.parked === null ? 'working' : 'parked.none')}</p>`;
  }
  return html`<div class="scroll" tabindex="0"><table>
    <thead><tr>${['fan', 'amount', 'since', 'why', 'what'].map((head) => html`<th scope="col">${t(`parked.${head}`)}</th>`)}</tr></thead>
    <tbody>${state.parked.map((one) => html`<tr>
      <td>${one.userId}</td><td>${won(one.amount)}</td><td>${moment(one.parkedAt)}</td><td>${one.parkedReason}</td>
      <td><button ?disabled=${state.busy !== ''} @click=${() => askAgain(one.paymentId)}>${t('parked.resume')}</button>
        <button ?disabled=${state.busy !== ''} @click=${() => compensate(one.paymentId)}>${t('parked.compensate')}</button></td>
    </tr>`)}</tbody>
  </table></div>`;
}

/** @param {string} paymentId */
function compensate(paymentId) {
  const reason = prompt(t('parked.reason'));
  if (reason !== null && reason.trim() !== '') {
    countAsDone(paymentId, reason.trim());
  }
}
