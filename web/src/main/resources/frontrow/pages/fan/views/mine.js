import { html } from 'lit-html';
import { date, moment, won } from '../../shared/language.js';
import { change, state } from '../state.js';
import { t } from '../texts.js';
import { cancel, charge, openTicket } from '../visit.js';
import { ticketCard } from './ticket.js';

const CHARGE_SUGGESTED = 100_000;

export function minePage() {
  return html`
    <h1>${t('mine.title')}</h1>
    ${state.ticket === null ? '' : html`${ticketCard()}
      <p><button class="quiet" @click=${() => change({ ticket: null })}>${t('ticket.close')}</button></p>`}
    ${state.mine === null ? html`<p>${t('working')}</p>` : html`
      ${reservations(state.mine.reservations)}
      <h2>${t('mine.wallet')}</h2>${wallet()}
      <h2>${t('mine.payments')}</h2>${payments(state.mine.payments)}
      <h2>${t('mine.entries')}</h2>${entries(state.mine.entries)}`}`;
}

/** @param {import('../state.js').Reservation[]} all */
function reservations(all) {
  if (all.length === 0) {
    return html`<p>${t('mine.none')}</p>`;
  }
  return html`<ul class="cards">${all.map((one) => html`
    <li class="card">
      <strong>${one.concertName}</strong>
      <span>${one.startsAt === undefined ? '' : date(one.startsAt)}</span>
      <span>${t('ticket.seat', { seat: one.seats.join(', ') })} · ${won(one.amount)} ·
        <em class=${`status ${one.status}`}>${t(`status.${one.status}`)}</em></span>
      ${choices(one)}
    </li>`)}</ul>`;
}

/** @param {import('../state.js').Reservation} one */
function choices(one) {
  const button = (words, action) => html`<button class="quiet" ?disabled=${state.busy !== ''} @click=${action}>${t(words)}</button>`;
  switch (one.status) {
    case 'CONFIRMED':
      return html`<span>${button('mine.ticket', () => openTicket(one))}${button('mine.cancel', () => cancel(one))}</span>`;
    case 'HELD':
      return html`<span><a class="button" href=${`#/concerts/${one.concertId}`}>${t('mine.pay')}</a>
        ${button('mine.release', () => cancel(one))}</span>`;
    case 'CANCELLING':
      return html`<span>${t('mine.refunding')}</span>`;
    default:
      return '';
  }
}

function wallet() {
  return html`
    <p class="balance" data-testid="balance">${state.balance === null ? '…' : won(state.balance)}</p>
    <form class="inline" @submit=${putIn}>
      <label>${t('mine.charge.amount')}
        <input name="amount" type="number" inputmode="numeric" min="1" step="1" required value=${CHARGE_SUGGESTED}></label>
      <button class="primary" ?disabled=${state.busy !== ''}>${t('mine.charge')}</button>
    </form>`;
}

/** @param {SubmitEvent} event */
function putIn(event) {
  event.preventDefault();
  charge(Number(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('amount')));
}

/** @param {any[]} all */
function payments(all) {
  return table(all, ['mine.when', 'mine.what', 'mine.amount'], (one) => [
    moment(one.at), t(`status.${one.status}`), won(one.amount)]);
}

/** @param {any[]} all */
function entries(all) {
  return table(all, ['mine.when', 'mine.what', 'mine.amount', 'mine.balance'], (one) => [
    moment(one.at), t(`kind.${one.kind}`), won(one.amount), won(one.balanceAfter)]);
}

/** @param {any[]} rows @param {string[]} heads @param {(row: any) => string[]} cells */
function table(rows, heads, cells) {
  if (rows.length === 0) {
    return html`<p>${t('mine.nothing')}</p>`;
  }
  return html`<div class="scroll" tabindex="0"><table>
    <thead><tr>${heads.map((head) => html`<th scope="col">${t(head)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${cells(row).map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
  </table></div>`;
}
