import { html, nothing } from 'lit-html';
import { moment, number } from '../../shared/language.js';
import { runAudit } from '../audits.js';
import { state } from '../state.js';
import { t } from '../texts.js';
import { events } from './events.js';

const SHOWN_MAX = 10;

export function lastAudit() {
  const { audit } = state;
  const running = audit !== undefined && audit !== null && audit.outcome === undefined;
  return html`
    ${state.booksAway ? html`<p>${t('books.away')}</p>` : nothing}
    ${audit === undefined ? nothing : audit === null ? html`<p>${t('audit.none')}</p>` : told(audit)}
    <p><button ?disabled=${state.busy !== '' || running || state.booksAway} @click=${runAudit}>${t('audit.run')}</button></p>`;
}

/** @param {import('../state.js').Audit} audit */
function told(audit) {
  return html`
    <p role="status"><span class=${`badge ${audit.outcome ?? ''}`}>${t(`audit.${audit.outcome ?? 'RUNNING'}`)}</span>
      ${t('audit.asked', { by: audit.askedBy, at: moment(audit.begunAt) })}</p>
    <p class="hint">${audit.progress}</p>
    ${audit.report === undefined ? nothing : html`
      <p>${t('audit.totals', totals(audit.report.totals))}</p>
      ${audit.report.violations.slice(0, SHOWN_MAX).map(violation)}`}`;
}

/** @param {Record<string, number>} of */
function totals({ records, reservations, confirmed, wallets, joined }) {
  return { records: number(records), reservations: number(reservations), confirmed: number(confirmed), wallets: number(wallets), joined: number(joined) };
}

/** @param {any} broken */
function violation(broken) {
  return html`<details>
    <summary>${broken.rule}: ${broken.subject}: ${broken.message}</summary>
    ${events(broken.chain.map((step) => ({ ...step, ...step.location })))}
  </details>`;
}
