package dev.souk.registry;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many requests the registry processes at once.
 *
 * @param maxConcurrentReads queries of instances; 503 beyond
 * @param maxConcurrentWrites registrations, renewals and cancellations, which queries must not keep out; 503 beyond
 */
@ConfigurationProperties("souk.registry")
record RegistryConcurrencyProperties(
        @DefaultValue("32") int maxConcurrentReads,
        @DefaultValue("32") int maxConcurrentWrites) {}
