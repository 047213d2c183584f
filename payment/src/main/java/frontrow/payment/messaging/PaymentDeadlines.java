package frontrow.payment.messaging;

import static java.util.stream.Collectors.toSet;

import frontrow.events.Topics;
import frontrow.events.payment.PaymentCompensated;
import frontrow.events.payment.PaymentCompleted;
import frontrow.events.payment.PaymentFailed;
import frontrow.events.payment.PaymentRefunded;
import frontrow.events.payment.PaymentResumed;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.messaging.DeadlineWatcher;
import frontrow.messaging.DeadlineWatcher.DueHandler;
import frontrow.messaging.DeadlineWatcher.Note;
import frontrow.messaging.ImpossibleEvent;
import frontrow.payment.application.FailOverduePayments;
import frontrow.payment.application.ParkUnansweredRefunds;
import frontrow.payment.config.PaymentProperties;
import frontrow.payment.domain.PaymentId;
import java.time.Duration;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the wallet was asked and has not answered, as our own events tell it. */
@Configuration(proxyBeanMethods = false)
class PaymentDeadlines {

    @Bean
    DeadlineWatcher debitDeadlines(DeadlineWatcher.Factory watchers, FailOverduePayments failOverduePayments) {
        return watchers.watch(Topics.PAYMENT, "payment-deadlines", PaymentDeadlines::ofDebit,
                handler(failOverduePayments::failOverdue));
    }

    @Bean
    DeadlineWatcher refundDeadlines(DeadlineWatcher.Factory watchers, ParkUnansweredRefunds parkUnansweredRefunds,
            PaymentProperties properties) {
        return watchers.watch(Topics.PAYMENT, "payment-refunds", event -> ofRefund(event, properties.refundPatience()),
                handler(parkUnansweredRefunds::parkUnanswered));
    }

    static Note ofDebit(SpecificRecord event) {
        return switch (event) {
            case WalletDebitRequested requested -> new Note.Watch(requested.getPaymentId(), requested.getDeadline());
            case PaymentCompleted completed -> new Note.Settled(completed.getPaymentId());
            case PaymentFailed failed -> new Note.Settled(failed.getPaymentId());

            case WalletRefundRequested _,PaymentRefunded _,PaymentResumed _,PaymentCompensated _ -> new Note.Nothing();
            default -> throw unknown(event);
        };
    }

    /** A timeout's refund has no event that tells its end: when its time is up, the payment knows whether the wallet has answered. */
    static Note ofRefund(SpecificRecord event, Duration refundPatience) {
        return switch (event) {
            case WalletRefundRequested requested ->
                new Note.Watch(requested.getPaymentId(), requested.getAt().plus(refundPatience));
            case PaymentRefunded refunded -> new Note.Settled(refunded.getPaymentId());

            case PaymentCompensated compensated -> new Note.Settled(compensated.getPaymentId());
            case WalletDebitRequested _,PaymentCompleted _,PaymentFailed _,PaymentResumed _ -> new Note.Nothing();
            default -> throw unknown(event);
        };
    }

    private static ImpossibleEvent unknown(SpecificRecord event) {
        return new ImpossibleEvent("No deadline is known for events of type " + event.getSchema().getFullName() + ".");
    }

    private static DueHandler handler(UnaryOperator<Set<PaymentId>> endWhatIsDue) {
        return ids -> endWhatIsDue.apply(ids.stream().map(PaymentId::new).collect(toSet())).stream().map(PaymentId::value)
                .toList();
    }
}
