package dev.souk.gateway.caching;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** How much is stored. How long a public response is used is not set here: its service says so in Cache-Control. */
@ConfigurationProperties("souk.gateway")
record CachingProperties(
        @DefaultValue ResponseCache responseCache,
        @DefaultValue LastAnswer lastAnswer) {

    /**
     * @param maxSize bytes of all stored responses, with their headers and queries; an empty one takes 400
     * @param maxBodySize a response with a larger body is not stored
     * @param revalidationTimeout how long a client waits for a response that an older one may replace
     */
    record ResponseCache(
            @DefaultValue("2MB") DataSize maxSize,
            @DefaultValue("128KB") DataSize maxBodySize,
            @DefaultValue("500ms") Duration revalidationTimeout) {}

    /**
     * @param lifetime how long an answer is kept; also how long a revoked token or a closed account can still read it
     * @param maxSize bytes of the answers of all users
     * @param maxBodySize a larger answer is not kept
     */
    record LastAnswer(
            @DefaultValue("2m") Duration lifetime,
            @DefaultValue("2MB") DataSize maxSize,
            @DefaultValue("32KB") DataSize maxBodySize) {}
}
