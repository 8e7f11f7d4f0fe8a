package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.souk.gateway.LongTimeoutsIT;
import dev.souk.gateway.OtherInstances;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the route changes of a request decides about its retry, not what the client has sent. */
class StorefrontRetryIT extends LongTimeoutsIT {

    @Test
    void aMutationIsNotSentTwiceSinceItsRouteRemovesTheKeyThatItsHeadHas(@Autowired ApplicationContext context)
            throws IOException {
        var calls = new AtomicInteger();
        HttpServer storefront = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        storefront.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.close(); // the connection is lost
        });
        storefront.start();
        int port = storefront.getAddress().getPort();
        try (var _ = new OtherInstances(context, "storefront-service", port)) {
            var response = call(
                    "POST",
                    "/graphql",
                    request -> request.header("Content-Type", "application/json")
                            .header("Idempotency-Key", "k1")
                            .POST(BodyPublishers.ofString("{\"query\":\"mutation { x }\"}")));

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(calls).hasValue(1);
        } finally {
            storefront.stop(0);
        }
    }
}
