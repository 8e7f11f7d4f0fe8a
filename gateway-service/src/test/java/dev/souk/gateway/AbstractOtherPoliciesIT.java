package dev.souk.gateway;

import io.github.bucket4j.TimeMeter;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.convention.TestBean;

/** Policies of single services, another choice of instances, and a limit of password hashes that only a test ends. */
@TestPropertySource(
        properties = {
            "resilience4j.bulkhead.instances.cart-service.max-concurrent-calls=2",
            "resilience4j.circuitbreaker.configs.default.sliding-window-size=7",
            "resilience4j.circuitbreaker.instances.order-service.failure-rate-threshold=80",
            "resilience4j.circuitbreaker.instances.user-service.slow-call-duration-threshold=50ms",
            "resilience4j.retry.instances.user-service.max-attempts=1",
            "resilience4j.timelimiter.instances.user-service.timeout-duration=700ms",
            "resilience4j.timelimiter.instances.order-service-events.timeout-duration=1500ms",
            "souk.gateway.served-by.enabled=true",
            "souk.load-balancing.strategy=round-robin",
            "souk.load-balancing.ejection.duration=4s",
            "souk.gateway.rate-limit.caller.burst=100000",
            "souk.gateway.rate-limit.address.burst=100000",
            "souk.gateway.rate-limit.password.burst=1"
        })
public abstract class AbstractOtherPoliciesIT extends AbstractGatewayIT {

    /** A frozen clock: an empty bucket stays empty. */
    @TestBean(name = "rateLimitClock")
    @SuppressWarnings({"unused", "NullAway.Init"}) // Spring sets and uses it
    private TimeMeter meter;

    static TimeMeter meter() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return 0;
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }
}
