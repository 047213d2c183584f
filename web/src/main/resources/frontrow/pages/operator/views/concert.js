import { html } from 'lit-html';
import { schedule } from '../desk.js';
import { change, state } from '../state.js';
import { t } from '../texts.js';

export function concertForm() {
  const draft = state.draft;
  return html`
    <form class="stack" @submit=${submit}>
      <label>${t('concert.name')}<input required maxlength="200" .value=${draft.name}
        @input=${(event) => set({ name: event.target.value })}></label>
      ${draft.startsAt.map((at, index) => html`<label>${t('concert.date', { number: index + 1 })}
        <input type="datetime-local" required .value=${at} @input=${(event) => set({ startsAt: draft.startsAt.with(index, event.target.value) })}></label>`)}
      <p><button type="button" class="quiet" @click=${() => set({ startsAt: [...draft.startsAt, ''] })}>${t('concert.moreDates')}</button></p>
      ${draft.sections.map(sectionFields)}
      <p><button type="button" class="quiet" @click=${addSection}>${t('concert.moreSections')}</button></p>
      <div class="inline">
        ${field('room.capacity', draft.capacity, (capacity) => set({ capacity }))}
        ${field('room.rate', draft.admissionsPerSecond, (admissionsPerSecond) => set({ admissionsPerSecond }))}
      </div>
      <p><button class="primary" ?disabled=${state.busy !== ''}>${t('concert.schedule')}</button></p>
    </form>`;
}

/** @param {import('../state.js').Section} section @param {number} index */
function sectionFields(section, index) {
  const edit = (news) => set({ sections: state.draft.sections.with(index, { ...section, ...news }) });
  return html`
    <fieldset>
      <legend>${t('concert.section', { number: index + 1 })}</legend>
      <div class="inline">
        <label>${t('concert.sectionName', { number: index + 1 })}<input required .value=${section.name} @input=${(event) => edit({ name: event.target.value })}></label>
        ${field('concert.firstSeat', section.firstSeat, (firstSeat) => edit({ firstSeat }))}
        ${field('concert.lastSeat', section.lastSeat, (lastSeat) => edit({ lastSeat }))}
        ${field('concert.price', section.price, (price) => edit({ price }))}
      </div>
    </fieldset>`;
}

/** @param {string} words @param {number} value @param {(value: number) => void} changed */
function field(words, value, changed) {
  return html`<label>${t(words)}<input type="number" min="1" required .value=${String(value)}
    @input=${(event) => changed(event.target.valueAsNumber)}></label>`;
}

/** The next one begins where the last one ends. */
function addSection() {
  const last = state.draft.sections[state.draft.sections.length - 1];
  set({ sections: [...state.draft.sections, { ...last, name: '', firstSeat: last.lastSeat + 1, lastSeat: last.lastSeat + 50 }] });
}

/** @param {Partial<import('../state.js').Draft>} news */
function set(news) {
  change({ draft: { ...state.draft, ...news } });
}

/** @param {SubmitEvent} event */
function submit(event) {
  event.preventDefault();
  schedule();
}
