package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractSmallLimitsIT;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class UnsampledTraceIT extends AbstractSmallLimitsIT {

    @Test
    void theServiceContinuesATraceThatIsNotSampledAndNotThatOfTheCaller() {
        String ofCaller = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        HttpResponse<String> response = call(
                "GET",
                "/items/unsampled",
                request -> request.header("traceparent", ofCaller).header("X-Forwarded-For", "192.0.2.77"));

        String traceId = response.headers().firstValue("X-Trace-Id").orElseThrow();
        assertThat(CARTS.received().getFirst().headers().get("traceparent"))
                .hasSize(1)
                .allMatch(parent -> parent.matches("00-" + traceId + "-[0-9a-f]{16}-00"));
    }
}
