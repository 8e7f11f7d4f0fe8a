package dev.souk.registry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * The limits of concurrent requests of the registry.
 *
 * @param maxConcurrentReads queries of instances; 503 beyond
 * @param maxConcurrentWrites registrations, renewals and cancellations, which queries must not block; 503 beyond
 */
@ConfigurationProperties("souk.registry")
record RegistryConcurrencyProperties(
        @DefaultValue("32") int maxConcurrentReads,
        @DefaultValue("32") int maxConcurrentWrites) {

    RegistryConcurrencyProperties {
        Assert.isTrue(
                Math.min(maxConcurrentReads, maxConcurrentWrites) > 0,
                "souk.registry.max-concurrent-reads and -writes must be positive");
    }
}
