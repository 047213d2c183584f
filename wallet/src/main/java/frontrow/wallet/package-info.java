/**
 * Prepaid balances and their double-entry ledger (design §7).
 *
 * <pre>
 * a fan charges    POST /api/wallet/charges   → ChargeWallet → CHARGE  cash → wallet:fan        → WalletCharged
 * a fan pays       WalletDebitRequested       → SettleDebits → DEBIT   wallet:fan → box-office  → WalletDebited
 *                                               too poor     → never debited, redelivered or not → WalletDebitRejected
 * it is undone     WalletRefundRequested      → SettleDebits → REFUND  box-office → wallet:fan  → WalletRefunded
 *                                               not debited  → noted: must never happen          → WalletDebitRejected{VOIDED}
 * anyone checks    view ledger_discrepancy: empty means that every account adds up
 * </pre>
 */
@NullMarked
package frontrow.wallet;

import org.jspecify.annotations.NullMarked;
