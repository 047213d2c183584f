import { html, nothing } from 'lit-html';
import { minutesAndSeconds, moment, number, won } from '../../shared/language.js';
import { saveMinutes } from '../desk.js';
import { watch } from '../figures.js';
import { state } from '../state.js';
import { t } from '../texts.js';
import { ChartPlace } from './chart.js';
import { hall } from './hall.js';

const WAY = ['JOINED', 'ADMITTED', 'HELD', 'PAYMENT_REQUESTED', 'CONFIRMED'];
const LOST = ['NOT_COME', 'TURN_RAN_OUT', 'LEFT', 'HOLD_RAN_OUT', 'GIVEN_BACK', 'FAILED_INSUFFICIENT_BALANCE', 'FAILED_TIMEOUT',
  'FAILED_OTHERWISE', 'REFUNDED'];
const NUMBERS = new Set(['sold', 'revenue']);

const curve = new ChartPlace();

/** @param {string} concertId */
export function figures(concertId) {
  const open = state.watched === concertId;
  return html`
    <details ?open=${open} @toggle=${(event) => toggled(event.target.open, concertId)}>
      <summary>${t('figures.title')}</summary>
      ${open ? report(concertId) : nothing}
    </details>`;
}

/** @param {boolean} open @param {string} concertId */
function toggled(open, concertId) {
  if (open !== (state.watched === concertId)) {
    watch(open ? concertId : null);
  }
}

/** @param {string} concertId */
function report(concertId) {
  const told = state.figures;
  if (told === null) {
    return html`<p>${t(state.figuresAway ? 'figures.away' : 'working')}</p>`;
  }
  return html`
    ${state.figuresAway ? html`<p>${t('figures.away')}</p>` : nothing}
    <div class="scroll" tabindex="0"><table>
      <caption>${t('figures.way')}</caption>
      <tbody>${WAY.map((measure) => html`<tr>
        <th scope="row">${t(`figures.${measure}`)}</th><td class="number">${number(of(told.total, measure))}</td>
        <td>${share(of(told.total, measure), of(told.total, 'JOINED'), t(`figures.${measure}`))}</td></tr>`)}</tbody>
    </table></div>
    <dl class="figures">
      ${figure('figures.REVENUE', won(of(told.total, 'REVENUE')))}
      ${LOST.filter((measure) => of(told.total, measure) > 0).map((measure) => figure(`figures.${measure}`, number(of(told.total, measure))))}
      ${quantiles('figures.wait', told.waitSeconds)}
      ${quantiles('figures.purchase', told.purchaseSeconds)}
      ${told.releaseSeconds.count === 0 ? nothing : figure('figures.release', milliseconds(told.releaseSeconds))}
    </dl>
    ${state.curve.length === 0 ? nothing : curve.show(t('figures.curve'), [
      { label: t('figures.curve.sold'), points: state.curve.map(({ x, sold: y }) => ({ x, y })) },
      { label: t('figures.curve.joined'), points: state.curve.map(({ x, joined: y }) => ({ x, y })) },
    ])}
    ${told.performances.map(performance)}
    <p><button class="quiet" ?disabled=${state.busy !== ''} @click=${() => saveMinutes(concertId)}>${t('figures.csv')}</button></p>`;
}

/** @param {any} one */
function performance(one) {
  return html`<div class="scroll" tabindex="0"><table>
    <caption>${t('figures.sections', { date: moment(one.startsAt) })}</caption>
    <thead><tr>${['section', 'sold', 'share', 'revenue'].map((head) => html`
      <th scope="col" class=${NUMBERS.has(head) ? 'number' : ''}>${t(`figures.${head}`)}</th>`)}</tr></thead>
    <tbody>${one.sections.map((section) => html`<tr>
      <th scope="row">${section.name}</th>
      <td class="number">${t('figures.of', { sold: number(sold(section.total)), seats: number(section.seats) })}</td>
      <td>${share(sold(section.total), section.seats, section.name)}</td>
      <td class="number">${won(of(section.total, 'REVENUE'))}</td></tr>`)}</tbody>
  </table></div>
  ${hall(one.performanceId)}`;
}

/** Less what was given back. @param {Record<string, number>} total */
function sold(total) {
  return of(total, 'SEATS_SOLD') - of(total, 'SEATS_RETURNED');
}

/** @param {Record<string, number>} total @param {string} measure */
function of(total, measure) {
  return total[measure] ?? 0;
}

/** @param {number} part @param {number} whole @param {string} what */
function share(part, whole, what) {
  return html`<meter min="0" max=${Math.max(1, whole)} value=${part} aria-label=${what}></meter>`;
}

/** @param {string} what @param {string} value */
function figure(what, value) {
  return html`<div><dt>${t(what)}</dt><dd>${value}</dd></div>`;
}

/** @param {string} what @param {{count: number, p50: number, p90: number, p99: number}} told in seconds */
function quantiles(what, told) {
  return told.count === 0 ? nothing : figure(what, [told.p50, told.p90, told.p99].map((one) => minutesAndSeconds(one * 1_000)).join(' · '));
}

/** @param {{p50: number, p90: number, p99: number}} told in seconds */
function milliseconds(told) {
  return `${[told.p50, told.p90, told.p99].map((one) => number(Math.round(one * 1_000))).join(' · ')} ms`;
}
