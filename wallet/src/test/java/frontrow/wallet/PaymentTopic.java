package frontrow.wallet;

import frontrow.events.Headers;
import frontrow.events.Topics;
import frontrow.events.payment.RefundReason;
import frontrow.events.payment.WalletDebitRequested;
import frontrow.events.payment.WalletRefundRequested;
import frontrow.messaging.Trace;
import frontrow.messaging.codec.EventCodec;
import frontrow.servers.Servers;
import frontrow.wallet.application.Instruction;
import frontrow.wallet.application.Instruction.PaymentTerms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Speaks as the payment service does. */
final class PaymentTopic implements AutoCloseable {

    private final EventCodec codec;
    private final KafkaProducer<String, byte[]> producer;
    private final Queue<Future<RecordMetadata>> sent = new ArrayDeque<>();

    PaymentTopic(EventCodec codec) {
        this.codec = codec;
        this.producer = new KafkaProducer<>(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Servers.shared().bootstrapServers(),
                ProducerConfig.ACKS_CONFIG, "all"), new StringSerializer(), new ByteArraySerializer());
    }

    void say(Instruction instruction) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        PaymentTerms terms = instruction.terms();
        say(terms.reservation().value(), switch (instruction) {
            case Instruction.Debit _ -> WalletDebitRequested.newBuilder().setReservationId(terms.reservation().value())
                    .setPaymentId(terms.payment().value()).setUserId(terms.fan().value()).setAmountMinor(terms.amountMinor())
                    .setCurrency(terms.currencyCode()).setDeadline(now.plus(Duration.ofMinutes(1))).setAt(now).build();
            case Instruction.Refund _ -> WalletRefundRequested.newBuilder().setReservationId(terms.reservation().value())
                    .setPaymentId(terms.payment().value()).setUserId(terms.fan().value()).setAmountMinor(terms.amountMinor())
                    .setCurrency(terms.currencyCode()).setReason(RefundReason.TIMEOUT).setAt(now).build();
        }, instruction.trace());
    }

    void say(UUID reservationId, SpecificRecord event, Trace trace) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(Topics.PAYMENT, reservationId.toString(),
                codec.encode(Topics.PAYMENT, event));
        Map.of(Headers.CE_SPECVERSION, Headers.SPECVERSION_1_0, Headers.CE_ID, UUID.randomUUID().toString(), Headers.CE_TYPE,
                event.getSchema().getFullName(), Headers.CE_SOURCE, "/frontrow/payment", Headers.CE_TIME,
                Instant.now().toString(),
                Headers.CONTENT_TYPE, Headers.AVRO, Headers.TRACEPARENT, trace.traceparent())
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        sent.add(producer.send(message));
    }

    /** Waits until all of it is in the topic. */
    void flush() throws ExecutionException, InterruptedException {
        for (Future<RecordMetadata> each = sent.poll(); each != null; each = sent.poll()) {
            each.get();
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
