import { html, nothing } from 'lit-html';
import { tellPurchase } from '../purchase.js';
import { state } from '../state.js';
import { t } from '../texts.js';
import { events } from './events.js';

const UUID = '[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';

export function purchase() {
  return html`
    <form class="inline" @submit=${submit}>
      <label>${t('purchase.reservation')}<input name="reservation" required pattern=${UUID} size="36" spellcheck="false" autocomplete="off"></label>
      <button ?disabled=${state.busy !== ''}>${t('purchase.tell')}</button>
    </form>
    ${state.busy === 'purchase' ? html`<p>${t('working')}</p>` : nothing}
    ${state.purchase === null ? nothing : events(state.purchase.events)}`;
}

/** @param {SubmitEvent} event */
function submit(event) {
  event.preventDefault();
  tellPurchase(String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('reservation')));
}
