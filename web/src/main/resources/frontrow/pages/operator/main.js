/** The operator's page. */
import { render } from 'lit-html';
import { pause } from '../shared/api.js';
import { language } from '../shared/language.js';
import { look } from './desk.js';
import { change, drawnBy } from './state.js';
import { t } from './texts.js';
import { page } from './views/page.js';

const LOOK_EVERY_MS = 1_000;

drawnBy(() => {
  document.documentElement.lang = language();
  document.title = t('title');
  render(page(), document.body);
});
change({});
for (;;) {
  if (!document.hidden) {
    await look();
  }
  await pause(LOOK_EVERY_MS);
}
