/** Audits of the topics. */
import { doing } from './acting.js';
import { operator } from './operator.js';
import { change } from './state.js';
import { t } from './texts.js';

export async function lookAtAudits() {
  change({ audit: (await operator.call('GET', '/api/admin/audits?limit=1')).body.audits[0] ?? null });
}

export const runAudit = () => doing('audit', async () => {
  await operator.call('POST', '/api/admin/audits');
  await lookAtAudits();
  return t('audit.begun');
});
