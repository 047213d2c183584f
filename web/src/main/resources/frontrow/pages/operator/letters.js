/** The records that a service could never handle. */
import { doing } from './acting.js';
import { operator } from './operator.js';
import { change } from './state.js';
import { t } from './texts.js';

const LISTED_MAX = 50;

/** @typedef {{topic: string, consumerGroup: string, number: number, partition: number, offset: number, failedAt: string,
 *             type?: string, key?: string, cause: string, stackTrace: string, text: string}} Letter */

export async function lookAtLetters() {
  change({ letters: (await operator.call('GET', `/api/admin/dead-letters?limit=${LISTED_MAX}`)).body.deadLetters });
}

/** @param {Letter} letter */
export const redrive = (letter) => doing('redrive', async () => {
  await operator.call('POST', `${address(letter)}/redrive`);
  await lookAtLetters();
  return t('letters.redriven');
});

/** @param {Letter} letter @param {string} reason */
export const discard = (letter, reason) => doing('discard', async () => {
  await operator.call('POST', `${address(letter)}/discard`, { body: { reason } });
  await lookAtLetters();
  return t('letters.discarded');
});

/** @param {Letter} letter */
function address(letter) {
  return `/api/admin/dead-letters/${encodeURIComponent(letter.topic)}/${encodeURIComponent(letter.consumerGroup)}/${letter.number}`;
}
