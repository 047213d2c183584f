/** The operator's page. */
import { render } from 'lit-html';
import { pause, Refusal } from '../shared/api.js';
import { language } from '../shared/language.js';
import { lookAtAudits } from './audits.js';
import { look } from './desk.js';
import { lookAtLetters } from './letters.js';
import { change, drawnBy } from './state.js';
import { t } from './texts.js';
import { follow } from './traffic.js';
import { page } from './views/page.js';

const LOOK_EVERY_MS = 1_000;
const LOOK_AT_AUDITS_EVERY_MS = 3_000;
/** Each look reads topics. */
const LOOK_AT_LETTERS_EVERY_MS = 15_000;

drawnBy(() => {
  document.documentElement.lang = language();
  document.title = t('title');
  render(page(), document.body);
});
change({});
follow();
repeatedly(LOOK_EVERY_MS, look);
repeatedly(LOOK_AT_AUDITS_EVERY_MS, books(lookAtAudits));
repeatedly(LOOK_AT_LETTERS_EVERY_MS, books(lookAtLetters));

/** While the page is looked at. @param {number} ms between two looks @param {() => Promise<void>} look */
async function repeatedly(ms, look) {
  for (;;) {
    if (!document.hidden) {
      await look();
    }
    await pause(ms);
  }
}

/** What the analytics service keeps; the page works without it. @param {() => Promise<void>} look */
function books(look) {
  return async () => {
    try {
      await look();
      change({ booksAway: false });
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) {
        throw refusal;
      }
      change({ booksAway: true });
    }
  };
}
