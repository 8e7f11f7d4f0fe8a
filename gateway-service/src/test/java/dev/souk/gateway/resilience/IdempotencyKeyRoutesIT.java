package dev.souk.gateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.souk.gateway.AbstractLongTimeoutsIT;
import dev.souk.gateway.OtherInstances;
import dev.souk.gateway.routing.RoutedPath;
import dev.souk.gateway.routing.RoutedPaths;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** A key in the head of a request counts where the service reads it there. */
class IdempotencyKeyRoutesIT extends AbstractLongTimeoutsIT {

    @ParameterizedTest
    @CsvSource({
        "/users, true",
        "/wallet/deposits, true",
        "/items/1/stock, true",
        "/cart, true",
        "/orders, true",
        "/admin/user-service/signing-keys/rotation, true",
        "/admin/cart-service/dead-letters/1/replay, true",
        "/admin/order-service/dead-letters/1/replay, true",
        "/graphql, false",
        "/login, false",
        "/oauth2/token, false"
    })
    void theRoutesSayWhoseServiceStoresIt(String path, boolean isStored, @Autowired RoutedPaths routes) {
        RoutedPath found = routes.find(MockServerHttpRequest.post(path).build());

        assertThat(found)
                .isNotNull()
                .extracting(RoutedPath::storesIdempotencyKeys)
                .isEqualTo(isStored);
    }

    /** The others have keys in their messages. */
    @ParameterizedTest
    @ValueSource(strings = {"bff-service", "grpc-service"})
    void ofTheRoutesOfAPartOnlyTheOneThatPassesItOnSaysSo(String part) throws IOException {
        var file = new FileSystemResource("../optional/%s/gateway.yml".formatted(part));

        assertThat(new YamlPropertySourceLoader().load(part, file))
                .flatMap(settings -> List.of(((EnumerablePropertySource<?>) settings).getPropertyNames()))
                .filteredOn(name -> name.endsWith("idempotency-keys"))
                .containsExactly("souk.gateway.routes.%s.metadata.idempotency-keys".formatted(part));
    }

    @Test
    void aMutationIsNotSentTwiceAlthoughItsHeadHasAKey(@Autowired ApplicationContext context) throws IOException {
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
