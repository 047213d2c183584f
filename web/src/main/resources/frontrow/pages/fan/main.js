/**
 * The fan's page: the address says which page, the state what is on it, a view draws it.
 */
import { render } from 'lit-html';
import { now } from '../shared/clock.js';
import { language } from '../shared/language.js';
import { fan } from './fan.js';
import { follow } from './line.js';
import { change, drawnBy, state } from './state.js';
import { t } from './texts.js';
import { page } from './views/page.js';
import { enter, holdRanOut, leavePage, showConcerts, showDates, showMine } from './visit.js';

const TICK_MS = 250;

/** @returns {{page: string, id: string}} of `#/concerts/ID`, `#/mine`, or the concerts */
function route() {
  const [, name = '', id = ''] = location.hash.split('/');
  return ['concerts', 'mine'].includes(name) ? { page: name, id } : { page: 'concerts', id: '' };
}

function arrive() {
  leavePage();
  change({ route: route() });
  if (state.route.page === 'mine') {
    showMine();
  } else if (state.route.id === '') {
    showConcerts();
  } else {
    enter(state.route.id);
  }
}

/** What time alone brings about. */
function tick() {
  const { reservation, standing, dates, busy } = state;
  if (reservation?.status === 'HELD' && Date.parse(reservation.holdExpiresAt ?? '') <= now() && busy === '') {
    holdRanOut();
  }
  if (standing?.status === 'ACTIVE' && dates === null && reservation === null && busy === '' && state.notice === null) {
    showDates();
  }
  change({});
}

/** After a sleep or without a network the place may be an old one. */
function wake() {
  if (!document.hidden && state.standing !== null && ['WAITING', 'ACTIVE'].includes(state.standing.status)) {
    follow(state.route.id);
  }
}

drawnBy(() => {
  document.documentElement.lang = language();
  document.title = t('title');
  render(page(fan.userId()), document.body);
});
addEventListener('hashchange', arrive);
addEventListener('online', wake);
document.addEventListener('visibilitychange', wake);
// Another tab that becomes somebody else changes who this one is.
addEventListener('storage', (event) => event.key === fan.place && arrive());
setInterval(tick, TICK_MS);
arrive();
