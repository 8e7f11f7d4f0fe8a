package dev.souk.gateway;

import org.springframework.test.context.TestPropertySource;

/**
 * Short time limits for clients, and few permits. Nobody but {@code KeysUnavailableIT} sends a token: no key is known
 * before it.
 */
@TestPropertySource(
        properties = {
            AbstractGatewayIT.WITH_PARTS,
            "souk.gateway.rate-limit.enabled=false",
            "souk.gateway.request.head-timeout=500ms",
            "souk.gateway.request.body-timeout=1s",
            "souk.gateway.request.write-timeout=5s",
            "souk.gateway.request.max-buffered-bodies=128KB",
            "souk.gateway.request.max-buffered-bodies-per-client=100000B",
            "souk.gateway.request.trusted-proxies=127.0.0.1/32",
            "souk.gateway.concurrency.requests.max=4",
            "souk.gateway.concurrency.requests.per-client=4",
            "souk.gateway.concurrency.max-connections=120",
            "souk.gateway.concurrency.streams.per-client=20",
            "souk.gateway.concurrency.max-connections-per-client=2",
            "resilience4j.timelimiter.instances.storefront-service.timeout-duration=1s",
            "souk.gateway.cors.allowed-origins=http://shop.example:3000,https://shop.example"
        })
public abstract class AbstractShortTimeoutsIT extends AbstractGatewayIT {}
