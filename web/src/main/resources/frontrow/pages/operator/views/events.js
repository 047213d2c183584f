import { html } from 'lit-html';
import { t } from '../texts.js';

const CLOCK = { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, hourCycle: 'h23' };

/** @param {import('../state.js').Told[]} told */
export function events(told) {
  return html`<div class="scroll" tabindex="0"><table class="events">
    <thead><tr>${['at', 'event', 'says', 'where'].map((head) => html`<th scope="col">${t(`events.${head}`)}</th>`)}</tr></thead>
    <tbody>${told.map((one) => html`<tr>
      <td><time datetime=${one.at}>${clock(one.at)}</time></td><th scope="row">${one.event}</th>
      <td class="says">${Object.entries(one.fields).map(([name, value]) => html`<span>${name}&nbsp;<b>${JSON.stringify(value)}</b></span> `)}</td>
      <td>${one.topic}-${one.partition}@${one.offset}</td>
    </tr>`)}</tbody>
  </table></div>`;
}

/** @param {string} at */
function clock(at) {
  return new Intl.DateTimeFormat(document.documentElement.lang, /** @type {Intl.DateTimeFormatOptions} */ (CLOCK)).format(new Date(at));
}
