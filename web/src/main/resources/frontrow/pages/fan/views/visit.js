/** One concert, from the line to the ticket: which step it is follows from what the services have said. */
import { html, nothing } from 'lit-html';
import { now } from '../../shared/clock.js';
import { minutesAndSeconds } from '../../shared/language.js';
import { state } from '../state.js';
import { t } from '../texts.js';
import { datesStep } from './dates.js';
import { holdStep } from './hold.js';
import { lineStep } from './line.js';
import { seatsStep } from './seats.js';
import { ticketStep } from './ticket.js';

const STEPS = ['line', 'date', 'seat', 'pay', 'ticket'];

export function visitPage() {
  const concert = state.concerts?.find((one) => one.concertId === state.route.id);
  if (state.concerts !== null && concert === undefined) {
    return html`<h1>${t('concerts.unknown')}</h1><p><a href="#/">${t('nav.concerts')}</a></p>`;
  }
  const step = currentStep();
  return html`
    <p class="overline">${concert?.name ?? ''}</p>
    <ol class="steps" aria-label=${t('steps.label')}>
      ${STEPS.map((name) => html`<li aria-current=${name === step ? 'step' : 'false'}
        class=${STEPS.indexOf(name) < STEPS.indexOf(step) ? 'done' : ''}>${t(`steps.${name}`)}</li>`)}
    </ol>
    ${turnLeft(step)}
    ${view(step)}`;
}

function currentStep() {
  if (state.ticket !== null) {
    return 'ticket';
  }
  if (state.reservation !== null) {
    return 'pay';
  }
  if (state.standing?.status !== 'ACTIVE') {
    return 'line';
  }
  return state.chosenDate === null ? 'date' : 'seat';
}

/** @param {string} step */
function view(step) {
  switch (step) {
    case 'line':
      return lineStep();
    case 'date':
      return datesStep();
    case 'seat':
      return seatsStep();
    case 'pay':
      return holdStep();
    default:
      return ticketStep();
  }
}

/** @param {string} step */
function turnLeft(step) {
  const end = state.standing?.expiresAt;
  if (end === undefined || !['date', 'seat'].includes(step)) {
    return nothing;
  }
  return html`<p class="hint">${t('turn.left', { time: minutesAndSeconds(Date.parse(end) - now()) })}</p>`;
}
