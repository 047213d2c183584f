import { html } from 'lit-html';
import { number } from '../../shared/language.js';
import { state } from '../state.js';
import { t } from '../texts.js';
import { joinLine, leaveLine } from '../visit.js';

const MINUTE_SECONDS = 60;

export function lineStep() {
  const standing = state.standing;
  if (standing === null) {
    return html`<h1>${t('line.title')}</h1><p>${t('line.about')}</p>${joinButton('line.join')}`;
  }
  switch (standing.status) {
    case 'FINISHED':
      return html`<h1>${t('line.finished')}</h1><p>${t('line.finished.about')}</p>
        <p><a class="button" href="#/mine">${t('nav.mine')}</a></p>${joinButton('line.again')}`;
    case 'EXPIRED':
      return html`<h1>${t('line.expired')}</h1><p>${t('line.expired.about')}</p>${joinButton('line.again')}`;
    default:
      return waiting(standing);
  }
}

/** @param {string} words */
function joinButton(words) {
  return html`<p><button class="primary" ?disabled=${state.busy !== ''} @click=${joinLine}>${t(words)}</button></p>`;
}

/** @param {import('../state.js').Standing} standing */
function waiting(standing) {
  const position = standing.position ?? 0;
  const come = state.firstPosition > 1 ? (state.firstPosition - position) / (state.firstPosition - 1) : 1;
  return html`
    <h1>${t('line.waiting')}</h1>
    <div class="place">
      <p class="place-label">${t('line.position')}</p>
      <p class="place-number" data-testid="position">${number(position)}</p>
      <p>${position <= 1 ? t('line.next') : t('line.ahead', { count: number(position - 1) })}</p>
      <progress max="1" value=${come} aria-label=${t('line.progress')}></progress>
      <p>${roomWords(standing)}</p>
    </div>
    <p class="hint">${t('line.about')} ${t(state.following ? 'line.live' : 'line.polling')}</p>
    <p><button class="quiet" ?disabled=${state.busy !== ''} @click=${leaveLine}>${t('line.leave')}</button></p>`;
}

/** @param {import('../state.js').Standing} standing */
function roomWords(standing) {
  if (standing.roomState !== 'OPEN') {
    return html`<strong>${t(standing.roomState === 'PAUSED' ? 'line.paused' : 'line.closed')}</strong>`;
  }
  const seconds = standing.estimatedWaitSeconds;
  if (seconds === undefined) {
    return t('line.unknown');
  }
  return seconds < MINUTE_SECONDS
    ? t('line.soon')
    : t('line.wait', { time: t('line.minutes', { count: number(Math.ceil(seconds / MINUTE_SECONDS)) }) });
}
