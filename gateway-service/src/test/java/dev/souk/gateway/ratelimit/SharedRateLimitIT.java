package dev.souk.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractSmallLimitsIT;
import dev.souk.gateway.OtherInstances;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** One of two gateways in the registry. */
class SharedRateLimitIT extends AbstractSmallLimitsIT {

    @Test
    void eachOfTwoGatewaysAdmitsHalfOfTheLimit(@Autowired ApplicationContext context) {
        try (var _ = new OtherInstances(context, "gateway-service", 1, 2)) {
            Stream<Integer> statuses = Stream.generate(
                            () -> call("GET", "/items", request -> request.header("X-Forwarded-For", "203.0.113.20")))
                    .limit(5)
                    .map(response -> response.statusCode());

            assertThat(statuses).startsWith(200, 200, 200).contains(429);
        }
    }
}
