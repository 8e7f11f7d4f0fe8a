package dev.souk.gateway;

import io.github.bucket4j.TimeMeter;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** Few requests a second and at a time, and a trusted proxy, so that a test can send from any address. */
@TestPropertySource(
        properties = {
            "management.tracing.sampling.probability=0",
            "souk.gateway.rate-limit.caller.burst=6",
            "souk.gateway.rate-limit.caller.per-second=1",
            "souk.gateway.rate-limit.address.burst=30",
            "souk.gateway.rate-limit.address.per-second=1",
            "souk.gateway.rate-limit.password.burst=3",
            "souk.gateway.rate-limit.password.per-second=1",
            "souk.gateway.concurrency.requests.max=6",
            "souk.gateway.concurrency.requests.per-client=3",
            "resilience4j.bulkhead.configs.default.max-concurrent-calls=4",
            "souk.gateway.concurrency.streams.max=1",
            "souk.gateway.concurrency.streams.per-client=1",
            "souk.gateway.request.trusted-proxies=127.0.0.0/8"
        })
public abstract class AbstractSmallLimitsIT extends AbstractGatewayIT {

    /** An empty bucket stays empty, however slow the machine is. */
    @TestBean(name = "rateLimitClock", methodName = "dev.souk.gateway.AbstractOtherPoliciesIT#meter")
    @SuppressWarnings({"unused", "NullAway.Init"}) // Spring sets and uses it
    private TimeMeter meter;
}
