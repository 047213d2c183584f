package frontrow.messaging.consume;

import frontrow.messaging.BatchConsumer;
import frontrow.messaging.EventSpans;
import frontrow.messaging.codec.CodecAutoConfiguration;
import frontrow.messaging.codec.EventCodec;
import frontrow.messaging.codec.EventDeserializer;
import frontrow.messaging.deadletter.DeadLetterAutoConfiguration;
import frontrow.messaging.deadletter.DeadLetterPublisher;
import frontrow.messaging.health.HealthAutoConfiguration;
import frontrow.messaging.health.LifeSign;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.kafka.annotation.EnableKafka;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.support.serializer.ErrorHandlingDeserializer;

/** The container factory of every {@code @KafkaListener} of a service, and what stands behind it. */
@AutoConfiguration(before = KafkaAutoConfiguration.class, after = {CodecAutoConfiguration.class,
        DeadLetterAutoConfiguration.class,
        HealthAutoConfiguration.class}, afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@EnableConfigurationProperties({ConsumerProperties.class, KafkaProperties.class})
@EnableKafka
public class ConsumeAutoConfiguration {

    private static final Duration AUTHORISATION_RETRY = Duration.ofSeconds(10);
    /** Of offsets. What a crash repeats of that time has no effect; a commit for each batch would cost more than many a batch. */
    private static final Duration COMMIT_EVERY = Duration.ofMillis(200);
    /** So long after the last batch its offsets are committed at the latest. */
    private static final Duration POLL_MAX = Duration.ofSeconds(1);
    /** For the batch under way; one that takes longer is rolled back, and comes again to whoever takes over. */
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(2);

    @Bean
    ConsumerSettings consumerSettings(KafkaProperties kafka, ConsumerProperties limits, Environment environment) {
        return new ConsumerSettings(kafka.buildConsumerProperties(), limits,
                environment.getProperty("frontrow.service", "frontrow"));
    }

    @Bean
    Retries consumerRetries(ConsumerProperties limits, ObjectProvider<MeterRegistry> meters) {
        Retries retries = new Retries(Clock.systemUTC(), limits.backOffInitial(), limits.backOffMax());
        meters.ifAvailable(registry -> Gauge.builder("frontrow.consumers.retrying", retries, all -> all.current().size())
                .description("Consumers that are held up by a failure")
                .register(registry));
        return retries;
    }

    @Bean
    ConsumersHealthIndicator consumersHealthIndicator(Retries consumerRetries,
            @Qualifier("brokerLifeSign") ObjectProvider<LifeSign> broker) {
        return new ConsumersHealthIndicator(consumerRetries, broker.getIfAvailable());
    }

    @Bean
    @ConditionalOnMissingBean
    BatchConsumer batchConsumer(EventCodec codec, DeadLetterPublisher deadLetters, ObjectProvider<MeterRegistry> meters,
            ObjectProvider<OpenTelemetry> telemetry) {
        return new OneByOneBatchConsumer(codec, deadLetters, meters.getIfAvailable(SimpleMeterRegistry::new),
                new EventSpans(telemetry.getIfAvailable(OpenTelemetry::noop)));
    }

    @Bean
    RedriveAwareContainerFactory<String, SpecificRecord> kafkaListenerContainerFactory(ConsumerSettings settings,
            EventCodec codec,
            Retries consumerRetries, ObjectProvider<MeterRegistry> meters) {
        var consumers = new DefaultKafkaConsumerFactory<String, SpecificRecord>(settings.common(), StringDeserializer::new,
                () -> new ErrorHandlingDeserializer<>(new EventDeserializer(codec)));
        meters.ifAvailable(registry -> consumers.addListener(new MicrometerConsumerListener<>(registry)));
        var retryForever = new RetryForever<String, SpecificRecord>(consumerRetries);
        var containers = new RedriveAwareContainerFactory<String, SpecificRecord>();
        containers.setConsumerFactory(consumers);
        containers.setBatchListener(true);
        containers.setCommonErrorHandler(retryForever);
        containers.setBatchInterceptor(retryForever);
        containers.getContainerProperties().setAckMode(AckMode.TIME);
        containers.getContainerProperties().setAckTime(COMMIT_EVERY.toMillis());
        containers.getContainerProperties().setPollTimeout(POLL_MAX.toMillis());
        containers.getContainerProperties().setAuthExceptionRetryInterval(AUTHORISATION_RETRY);
        containers.getContainerProperties().setShutdownTimeout(STOP_WAIT_MAX.toMillis());
        containers.setContainerCustomizer(container -> container.getContainerProperties()
                .setClientId(settings.clientId(container.getListenerId())));
        return containers;
    }
}
