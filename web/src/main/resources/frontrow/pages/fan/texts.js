import { speaker } from '../shared/language.js';
import { en } from './texts/en.js';
import { ko } from './texts/ko.js';

export const t = speaker({ en, ko });

/** @param {string} code @returns {boolean} whether there are words for this refusal */
export function hasWordsFor(code) {
  return `refused.${code}` in en;
}
