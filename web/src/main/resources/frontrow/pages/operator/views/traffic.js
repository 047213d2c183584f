import { html, nothing } from 'lit-html';
import { number } from '../../shared/language.js';
import { change, state } from '../state.js';
import { t } from '../texts.js';
import { ChartPlace } from './chart.js';
import { events } from './events.js';

/** There from the beginning, so that nothing moves when they are told of. */
const TOPICS = ['queue.events', 'reservation.events', 'payment.events', 'wallet.events'];

const rates = new ChartPlace();

export function traffic() {
  return html`
    ${sagas()}
    ${state.trafficAway ? html`<p>${t('traffic.away')}</p>` : nothing}
    ${rates.show(t('traffic.chart'), TOPICS.map((topic) => ({ label: topic,
      points: state.traffic.map((moment) => ({ x: Date.parse(moment.at), y: of(moment, topic)?.eventsPerSecond ?? 0 })) })))}
    ${topics()}
    <details ?open=${state.streaming} @toggle=${(event) => stream(event.target.open)}>
      <summary>${t('stream.title')}</summary>
      ${state.streaming ? streamed() : nothing}
    </details>`;
}

function sagas() {
  const { sagas: open, released } = state;
  return html`<dl class="figures">
    ${['debiting', 'refunding', 'undoing', 'parked'].map((of) => html`
      <div><dt>${t(`sagas.${of}`)}</dt><dd>${open === null ? '–' : number(open[of])}</dd></div>`)}
    <div><dt>${t('traffic.released')}</dt><dd>${released === null ? '–' : late(released)}</dd></div>
  </dl>`;
}

/** Where nothing comes for a while, what was told last still stands. */
function topics() {
  const newest = state.traffic.at(-1);
  return html`<div class="scroll" tabindex="0"><table>
    <thead><tr><th scope="col">${t('traffic.topic')}</th><th scope="col" class="number">${t('traffic.rate')}</th>
      <th scope="col" class="number">${t('traffic.relayed')}</th></tr></thead>
    <tbody>${TOPICS.map((topic) => html`<tr>
      <th scope="row">${topic}</th>
      <td class="number">${newest === undefined ? '–' : number(Math.round(of(newest, topic)?.eventsPerSecond ?? 0))}</td>
      <td class="number">${lastRelayed(topic)}</td>
    </tr>`)}</tbody>
  </table></div>`;
}

/** @param {import('../state.js').Moment} moment @param {string} topic */
function of(moment, topic) {
  return moment.topics.find((one) => one.topic === topic);
}

/** @param {string} topic */
function lastRelayed(topic) {
  const told = state.traffic.map((moment) => of(moment, topic)?.relayed).findLast((relayed) => relayed !== undefined);
  return told === undefined ? '–' : late(told);
}

/** @param {import('../state.js').Late} told */
function late({ millisP50, millisMax }) {
  return `${number(Math.round(millisP50))} · ${number(Math.round(millisMax))} ms`;
}

/** @param {boolean} open */
function stream(open) {
  if (open !== state.streaming) {
    change({ streaming: open, stream: [], streamLeftOut: 0 });
  }
}

function streamed() {
  return html`
    <p class="hint">${t('stream.leftOut', { count: number(state.streamLeftOut) })}</p>
    ${events(state.stream.toReversed())}`;
}
