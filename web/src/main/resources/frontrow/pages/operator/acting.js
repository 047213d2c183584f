/** What an operator does: one thing at a time, and how it ended is said in a sentence. */
import { Refusal } from '../shared/api.js';
import { change, state } from './state.js';
import { t } from './texts.js';

/**
 * @param {string} name
 * @param {() => Promise<string>} action returns what to say
 */
export async function doing(name, action) {
  if (state.busy !== '') {
    return;
  }
  change({ busy: name, notice: null });
  try {
    change({ notice: { good: true, words: await action() } });
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) {
      throw refusal;
    }
    change({ notice: { good: false, words: wordsFor(refusal) } });
  } finally {
    change({ busy: '' });
  }
}

/** The services tell operators what is wrong in a sentence. @param {Refusal} refusal */
export function wordsFor(refusal) {
  return refusal.status === 0 ? t('no.answer') : refusal.message;
}
