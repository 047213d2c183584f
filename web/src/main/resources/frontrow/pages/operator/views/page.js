import { html, nothing } from 'lit-html';
import { choose, language } from '../../shared/language.js';
import { change, state } from '../state.js';
import { t } from '../texts.js';
import { lastAudit } from './audit.js';
import { concertForm } from './concert.js';
import { deadLetters } from './letters.js';
import { parkedPayments } from './parked.js';
import { purchase } from './purchase.js';
import { rooms } from './rooms.js';
import { traffic } from './traffic.js';

export function page() {
  const other = language() === 'ko' ? 'en' : 'ko';
  return html`
    <a class="skip" href="#content">${t('skip')}</a>
    <header class="bar">
      <a class="brand" href="/operator.html">${t('brand')}</a>
      <nav aria-label=${t('nav.label')}><a href="/">${t('nav.fan')}</a> <a href="/apis.html">${t('nav.apis')}</a></nav>
      <button class="quiet" lang=${other} @click=${() => { choose(other); change({}); }}>${t('nav.language')}</button>
    </header>
    <main id="content" tabindex="-1">
      ${state.notice === null ? nothing : html`
        <div class=${state.notice.good ? 'notice good' : 'notice'} role=${state.notice.good ? 'status' : 'alert'}><p>${state.notice.words}</p></div>`}
      <h1>${t('rooms.title')}</h1>
      ${rooms()}
      <h2>${t('traffic.title')}</h2>
      ${traffic()}
      <h2>${t('parked.title')}</h2>
      ${parkedPayments()}
      <h2>${t('letters.title')}</h2>
      ${deadLetters()}
      <h2>${t('audit.title')}</h2>
      ${lastAudit()}
      <h2>${t('purchase.title')}</h2>
      ${purchase()}
      <h2>${t('concert.title')}</h2>
      ${concertForm()}
    </main>`;
}
