package dev.souk.gateway;

import org.springframework.test.context.TestPropertySource;

/** A gateway that waits long for a response, and rejects nothing on its own account. */
@TestPropertySource(
        properties = {
            AbstractGatewayIT.WITH_PARTS,
            "resilience4j.circuitbreaker.configs.default.sliding-window-size=1000",
            "resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=1000",
            "souk.gateway.concurrency.requests.max=100", // all methods of all routes at once
            "souk.gateway.concurrency.requests.per-client=100",
            "resilience4j.bulkhead.configs.default.max-concurrent-calls=100",
            "souk.gateway.rate-limit.enabled=false",
            "souk.gateway.response-cache.revalidation-timeout=2s",
            "souk.load-balancing.empty-list-delay=0s"
        })
public abstract class AbstractLongTimeoutsIT extends AbstractGatewayIT {}
