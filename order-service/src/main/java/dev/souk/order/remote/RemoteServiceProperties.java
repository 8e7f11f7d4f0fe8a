package dev.souk.order.remote;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long checkout waits for others. A call that runs out of time is not repeated, so that a slow service costs one
 * call's time; breakers, bulkheads and retries have their figures under {@code resilience4j.*}.
 *
 * @param connect to get a connection
 * @param call for one call as a whole
 * @param retryAfter what a caller is told who could not be served
 */
@Validated
@ConfigurationProperties("souk.upstream")
record RemoteServiceProperties(
        @DefaultValue("200ms") @NotNull Duration connect,
        @DefaultValue("800ms") @NotNull Duration call,
        @DefaultValue("2s") @NotNull Duration retryAfter) {}
