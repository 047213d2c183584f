/**
 * The payment saga and the payment history (design §6). A purchase comes through here like this:
 *
 * <pre>
 * reservation.events PaymentRequested → ReservationEventsListener → AdvancePayments → payment DEBITING,  WalletDebitRequested
 * wallet.events      WalletDebited    → WalletEventsListener      → AdvancePayments → payment COMPLETED, PaymentCompleted
 * nothing, for too long               → PaymentDeadlines          → FailOverduePayments → payment FAILED, PaymentFailed
 * </pre>
 *
 * {@code application.PaymentSaga} is the whole table.
 */
@NullMarked
package frontrow.payment;

import org.jspecify.annotations.NullMarked;
