import { html } from 'lit-html';
import { date } from '../../shared/language.js';
import { state } from '../state.js';
import { t } from '../texts.js';

export function ticketStep() {
  return html`<h1>${t('ticket.title')}</h1>${ticketCard()}<p><a class="button" href="#/mine">${t('ticket.mine')}</a></p>`;
}

export function ticketCard() {
  if (state.ticket === null) {
    return '';
  }
  const { reservation, image } = state.ticket;
  return html`
    <article class="ticket">
      <div>
        <h2>${reservation.concertName}</h2>
        <p>${reservation.startsAt === undefined ? '' : date(reservation.startsAt)}</p>
        <p class="ticket-seat">${t('ticket.seat', { seat: reservation.seats.join(', ') })}</p>
        <p class="hint">${t('ticket.show')}</p>
      </div>
      <img src=${image} alt=${t('ticket.qr')} width="176" height="176">
    </article>`;
}
