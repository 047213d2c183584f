package frontrow.payment.config;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The limits of the payment service.
 *
 * @param refundPatience how long the wallet has to answer a refund before the payment is parked for an operator; default 60 s
 * @param listenerThreads how many threads of this instance read each topic, at most one a partition is busy; default 1
 */
@Validated
@ConfigurationProperties("frontrow.payment")
public record PaymentProperties(@DefaultValue("60s") @NotNull @DurationMin(millis = 1) Duration refundPatience,
        @DefaultValue("1") @Min(1) @Max(64) int listenerThreads) {}
