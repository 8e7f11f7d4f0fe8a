package dev.souk.order.testing;

import dev.souk.testing.SoukTest;
import dev.souk.testing.infrastructure.InfrastructureInitializer;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** The whole service with {@link FakeServices} around it; all test classes share one context. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SoukTest
@Import({Shop.class, TopicsOfOthers.class})
@ContextConfiguration(initializers = {InfrastructureInitializer.class, FakeServices.class})
@TestPropertySource(
        properties = {
            // a machine that is busy with other tests is slower than one that serves
            "resilience4j.timelimiter.configs.default.timeout-duration=30s",
            "resilience4j.timelimiter.instances.cart-service.timeout-duration=3s",
            "resilience4j.timelimiter.instances.user-service.timeout-duration=3s",
            "resilience4j.circuitbreaker.configs.default.slow-call-duration-threshold=10s",
            "spring.http.serviceclient.cart-service.connect-timeout=2s",
            "spring.http.serviceclient.user-service.connect-timeout=2s",
            "souk.order.cancellation.interval=200ms",
            "souk.order.stuck.interval=200ms",
            "souk.load-balancing.empty-list-delay=0s",
            "souk.stream.limit=3",
            "souk.stream.poll=1s"
        })
public @interface OrderServiceApplicationTest {}
