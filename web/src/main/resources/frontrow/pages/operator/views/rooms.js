import { html, nothing } from 'lit-html';
import { number } from '../../shared/language.js';
import { setRoom } from '../desk.js';
import { state } from '../state.js';
import { t } from '../texts.js';
import { figures } from './figures.js';

export function rooms() {
  if (state.concerts === null) {
    return html`<p>${t('working')}</p>`;
  }
  if (state.concerts.length === 0) {
    return html`<p>${t('rooms.none')}</p>`;
  }
  return html`<ul class="cards">${state.concerts.map((concert) => html`
    <li class="card">
      <h3>${concert.name} ${badge(state.rooms.get(concert.concertId))}</h3>
      ${state.rooms.has(concert.concertId) ? room(state.rooms.get(concert.concertId)) : html`<p>${t('room.opening')}</p>`}
      ${figures(concert.concertId)}
    </li>`)}</ul>`;
}

/** @param {import('../state.js').Room | undefined} one */
function badge(one) {
  return one === undefined ? nothing : html`<span class=${`badge ${one.state}`}>${t(`room.${one.state}`)}</span>`;
}

/** @param {import('../state.js').Room | undefined} one */
function room(one) {
  if (one === undefined) {
    return nothing;
  }
  const figures = [
    ['room.waiting', number(one.waiting)],
    ['room.active', t('room.of', { active: number(one.active), capacity: number(one.capacity) })],
    ['room.perMinute', number(state.admittedPerMinute.get(one.concertId) ?? 0)],
    ['room.bought', number(one.purchasedTotal)],
    ['room.noShows', number(one.lapsedTotal)],
    ['room.ranOut', number(one.expiredTotal)],
    ['room.left', number(one.leftTotal)],
  ];
  return html`
    <dl class="figures">${figures.map(([what, value]) => html`<div><dt>${t(what)}</dt><dd>${value}</dd></div>`)}</dl>
    <div class="inline">
      ${[['OPEN', 'room.open'], ['PAUSED', 'room.pause'], ['CLOSED', 'room.close']].map(([wanted, words]) => html`
        <button ?disabled=${state.busy !== '' || one.state === wanted}
          @click=${() => setRoom(one.concertId, { state: wanted })}>${t(words)}</button>`)}
    </div>
    <form class="inline" @submit=${(event) => resize(event, one.concertId)}>
      <label>${t('room.capacity')}<input name="capacity" type="number" min="1" required value=${one.capacity}></label>
      <label>${t('room.rate')}<input name="rate" type="number" min="1" required value=${one.admissionsPerSecond}></label>
      <button ?disabled=${state.busy !== ''}>${t('room.resize')}</button>
    </form>`;
}

/** @param {SubmitEvent} event @param {string} concertId */
function resize(event, concertId) {
  event.preventDefault();
  const wanted = new FormData(/** @type {HTMLFormElement} */ (event.target));
  setRoom(concertId, { capacity: Number(wanted.get('capacity')), admissionsPerSecond: Number(wanted.get('rate')) });
}
