/** One purchase, as the topics tell it. */
import { doing } from './acting.js';
import { operator } from './operator.js';
import { change } from './state.js';
import { t } from './texts.js';

/** @param {string} reservationId */
export const tellPurchase = (reservationId) => doing('purchase', async () => {
  change({ purchase: null });
  const told = (await operator.call('GET', `/api/admin/analytics/reservations/${encodeURIComponent(reservationId)}`)).body;
  change({ purchase: told });
  return t('purchase.told', { count: told.events.length });
});
