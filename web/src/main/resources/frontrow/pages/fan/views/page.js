import { html, nothing } from 'lit-html';
import { choose, language } from '../../shared/language.js';
import { fan } from '../fan.js';
import { change, state } from '../state.js';
import { hasWordsFor, t } from '../texts.js';
import { concertsPage } from './concerts.js';
import { minePage } from './mine.js';
import { visitPage } from './visit.js';

/** The frame of every page. @param {string} userId */
export function page(userId) {
  return html`
    <a class="skip" href="#content" @click=${skip}>${t('skip')}</a>
    <header class="bar">
      <a class="brand" href="#/">${t('brand')}</a>
      <nav aria-label=${t('nav.label')}>
        <a href="#/" aria-current=${state.route.page === 'concerts' ? 'page' : 'false'}>${t('nav.concerts')}</a>
        <a href="#/mine" aria-current=${state.route.page === 'mine' ? 'page' : 'false'}>${t('nav.mine')}</a>
      </nav>
      <button class="quiet" lang=${other()} @click=${switchLanguage}>${t('nav.language')}</button>
    </header>
    <main id="content" tabindex="-1">
      ${noticeBox()}
      ${state.route.page === 'mine' ? minePage() : state.route.id === '' ? concertsPage() : visitPage()}
    </main>
    <footer class="bar">
      <span>${t('you.are', { userId })}</span>
      <button class="quiet" @click=${becomeSomebodyElse}>${t('you.change')}</button>
    </footer>
    <div class="sr-only" role="status">${state.busy === '' ? nothing : t('working')}</div>`;
}

function noticeBox() {
  if (state.notice === null) {
    return nothing;
  }
  const { code, values } = state.notice;
  return html`
    <div class="notice" role="alert">
      <p>${t(hasWordsFor(code) ? `refused.${code}` : 'refused.other', values)}</p>
      <button class="quiet" @click=${() => change({ notice: null })}>${t('notice.close')}</button>
    </div>`;
}

/** The address names the page; a skip must not change it. @param {Event} event */
function skip(event) {
  event.preventDefault();
  document.getElementById('content')?.focus();
}

function other() {
  return language() === 'ko' ? 'en' : 'ko';
}

function switchLanguage() {
  choose(other());
  change({});
}

function becomeSomebodyElse() {
  const userId = prompt(t('you.ask'), fan.userId());
  if (userId !== null && /^[A-Za-z0-9._@-]{1,64}$/.test(userId)) {
    fan.become(userId);
    location.hash = '#/';
    dispatchEvent(new HashChangeEvent('hashchange'));
  }
}
