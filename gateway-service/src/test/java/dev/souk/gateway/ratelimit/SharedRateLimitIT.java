package dev.souk.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.GatewayIT;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cloud.client.discovery.event.HeartbeatEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** One of two gateways in the registry. */
@TestPropertySource(
        properties = {
            "souk.gateway.rate-limit.caller.burst=10",
            "souk.gateway.rate-limit.caller.per-second=1",
            "spring.cloud.discovery.client.simple.instances.gateway-service[1].uri=http://localhost:2"
        })
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
class SharedRateLimitIT extends GatewayIT {

    @Test
    void eachOfTwoGatewaysAdmitsHalfOfTheLimit(@Autowired ApplicationEventPublisher events) {
        events.publishEvent(new HeartbeatEvent(this, "the registry was read"));

        Stream<Integer> statuses =
                Stream.generate(() -> call("GET", "/items").statusCode()).limit(7);

        assertThat(statuses).startsWith(200, 200, 200, 200, 200).contains(429);
    }
}
