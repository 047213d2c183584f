package frontrow.rest;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What can be set about HTTP, with its defaults; checked at start.
 *
 * @param issuerUri    the OIDC issuer whose tokens count; its keys are found by discovery unless {@code jwkSetUri} is given. No default
 * @param jwkSetUri    where the issuer's public keys are. No default
 * @param audience     what a token's {@code aud} must hold. Default: not checked
 * @param clockSkew    how far the issuer's clock may be off. Default 30 s
 * @param rolesClaim   the claim that lists the roles; dots lead into nested claims ({@code realm_access.roles}). Default {@code roles}
 * @param operatorRole the role of operators. Default {@code OPERATOR}
 * @param logKey       a secret, the same for all services, by which users have pseudonyms in the log. Default: another at each start
 * @param openPaths    what else needs no token (GET only), as path patterns. Default none
 */
@Validated
@ConfigurationProperties("frontrow.rest")
public record RestProperties(@Nullable String issuerUri, @Nullable String jwkSetUri, @Nullable String audience,
        @DefaultValue("30s") @NotNull @DurationMin @DurationMax(minutes = 5) Duration clockSkew,
        @DefaultValue("roles") @NotBlank String rolesClaim, @DefaultValue("OPERATOR") @NotBlank String operatorRole,
        @Nullable String logKey,
        @DefaultValue List<String> openPaths, @DefaultValue @Valid Tokens tokens, @DefaultValue @Valid Limits limits,
        @DefaultValue @Valid Rates rates,
        @DefaultValue @Valid Idempotency idempotency,
        @DefaultValue @Valid Demo demo) {

    /**
     * @param rememberedMax bearer tokens whose signature is remembered as good, about 200 bytes each. Default 150,000
     * @param keysKeptFor   how long the issuer's keys are kept, and so how long one that it withdraws still counts; while the issuer is
     *                      away they count ten times as long. In a tenth of it the issuer is asked twice at most, however many tokens
     *                      name other keys: 503 for more. Default 5 min
     */
    public record Tokens(@DefaultValue("150000") @Min(0) @Max(10_000_000) int rememberedMax,
            @DefaultValue("5m") @NotNull @DurationMin(millis = 10) @DurationMax(hours = 1) Duration keysKeptFor) {}

    /**
     * @param bodySizeMax        the largest request body, chunked or not; larger: 413. Default 64 KiB
     * @param headerSizeMax      request line and headers together. Default 16 KiB
     * @param connectionTimeout  for the request line and headers, and between two reads of a body. Default 20 s
     * @param keepAliveTimeout   how long an idle connection is kept. Default 60 s
     * @param connectionsMax     open connections. Default 8192
     * @param connectsQueuedMax  connections that wait to be taken, when thousands come at once; of more nothing is heard, and their clients
     *                           try again after one second, and after three. The system may allow less (Linux: net.core.somaxconn). Default 4096
     * @param processorsKept     what has read a request is kept for the next one, with its buffers of about 88 KB; of so many requests at
     *                           a time at most. Default 2000
     * @param drainMax           how long a service that stops waits for requests on the connections there are. Default 500 ms
     * @param jsonDepthMax       nesting of a JSON body. Default 32
     * @param jsonNumberDigitsMax digits of a number in a JSON body. Default 40
     */
    public record Limits(@DefaultValue("64KB") @NotNull DataSize bodySizeMax,
            @DefaultValue("16KB") @NotNull DataSize headerSizeMax,
            @DefaultValue("20s") @NotNull @DurationMin(millis = 1) Duration connectionTimeout,
            @DefaultValue("60s") @NotNull @DurationMin(millis = 1) Duration keepAliveTimeout,
            @DefaultValue("8192") @Min(1) int connectionsMax, @DefaultValue("4096") @Min(1) int connectsQueuedMax,
            @DefaultValue("2000") @Min(0) int processorsKept,
            @DefaultValue("500ms") @NotNull @DurationMin @DurationMax(seconds = 10) Duration drainMax,
            @DefaultValue("32") @Min(1) @Max(500) int jsonDepthMax,
            @DefaultValue("40") @Min(20) @Max(1000) int jsonNumberDigitsMax) {}

    /**
     * How often one may ask; more: 429. Each instance of a service counts for itself. Monitoring ({@code /actuator}) is not counted.
     *
     * @param userRequestsPerSecond    by bearer token's user, in the long run. Default 100 a second
     * @param userRequestsBurst        at once, after a pause. Default 1,000
     * @param addressRequestsPerSecond by client address (IPv6: by /64 network), in the long run. High, for thousands of fans may share
     *                                 an address. Default 10,000 a second
     * @param addressRequestsBurst     at once, after a pause. Default 50,000
     * @param trackedMax               users, and addresses, that are remembered, about 400 bytes each; beyond it those who have not
     *                                 asked for longest are forgotten. Default 50,000
     */
    public record Rates(@DefaultValue("100") @Min(1) @Max(1_000_000) int userRequestsPerSecond,
            @DefaultValue("1000") @Min(1) @Max(10_000_000) int userRequestsBurst,
            @DefaultValue("10000") @Min(1) @Max(1_000_000) int addressRequestsPerSecond,
            @DefaultValue("50000") @Min(1) @Max(10_000_000) int addressRequestsBurst,
            @DefaultValue("50000") @Min(1) @Max(10_000_000) int trackedMax) {}

    /**
     * @param workers           threads that commit batches, per kind of POST. Default 2
     * @param batchSizeMax      requests in one transaction. Default 64
     * @param queuedMax         requests that wait for a transaction, per kind of POST; more: 503. Default 1024
     * @param waitMax           how long a request waits for its answer; longer: 503, and the same key asks again. Default 10 s
     * @param retriesMax        after deadlocks and serialization failures. Default 5
     * @param answerSizeMax     the largest answer that can be kept. Default 64 KiB
     * @param keptFor           how long a key is remembered. Default 24 h
     * @param purgeEvery        pause between two purges of old keys. Default 1 min
     * @param purgeBatchSizeMax keys deleted in one transaction. Default 1000
     */
    public record Idempotency(@DefaultValue("2") @Min(1) @Max(64) int workers,
            @DefaultValue("64") @Min(1) @Max(1000) int batchSizeMax, @DefaultValue("1024") @Min(1) @Max(100_000) int queuedMax,
            @DefaultValue("10s") @NotNull @DurationMin(millis = 1) @DurationMax(minutes = 5) Duration waitMax,
            @DefaultValue("5") @Min(0) @Max(100) int retriesMax, @DefaultValue("64KB") @NotNull DataSize answerSizeMax,
            @DefaultValue("24h") @NotNull @DurationMin(seconds = 1) Duration keptFor,
            @DefaultValue("1m") @NotNull @DurationMin(millis = 100) Duration purgeEvery,
            @DefaultValue("1000") @Min(1) @Max(100_000) int purgeBatchSizeMax) {}

    /**
     * The built-in issuer of the profile {@code demo}.
     *
     * @param signingKey    an EC P-256 private key as JWK JSON. Default: one that lives as long as the process
     * @param tokenLifetime Default 12 h
     */
    public record Demo(@Nullable String signingKey,
            @DefaultValue("12h") @NotNull @DurationMin(seconds = 1) Duration tokenLifetime) {}
}
