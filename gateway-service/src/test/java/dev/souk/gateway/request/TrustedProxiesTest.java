package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.routing.RoutedPaths;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.route.RouteDefinition;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;

class TrustedProxiesTest {

    private final TrustedProxies proxies = new TrustedProxies(new RequestProperties(
            DataSize.ofKilobytes(64),
            DataSize.ofMegabytes(8),
            DataSize.ofMegabytes(1),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            List.of("10.0.0.0/8", "2001:db8::/32")));

    private final RoutedPaths routes = new RoutedPaths(
            () -> Flux.just(new RouteDefinition("items=lb://cart-service,Path=/items")),
            TimeLimiterRegistry.ofDefaults());

    @Test
    void theClientAddressIsTheLastOneThatATrustedProxyForwarded() {
        assertThat(proxies.clientOf(request("10.1.2.3", "1.1.1.1, 2.2.2.2"))).isEqualTo("2.2.2.2");
        assertThat(proxies.clientOf(request("2001:db8::1", "3.3.3.3"))).isEqualTo("3.3.3.3");
    }

    /** As of a content delivery network in front of a load balancer, whose addresses are trusted, too. */
    @Test
    void ofSeveralTrustedProxiesTheFirstSaysWhoTheClientIs() {
        assertThat(proxies.clientOf(request("10.1.2.3", "1.1.1.1, 2.2.2.2, 10.9.9.9:4711, 2001:db8::1")))
                .isEqualTo("2.2.2.2");
        assertThat(proxies.clientOf(request("10.1.2.3", "10.9.9.8, 10.9.9.9"))).isEqualTo("10.9.9.8");
        assertThat(proxies.clientOf(request("10.1.2.3", "1.1.1.1, unknown, 10.9.9.9")))
                .isEqualTo("unknown");
    }

    /** Each connection has another one. */
    @Test
    void thePortThatATrustedProxyAddsIsNoPartOfTheAddress() {
        assertThat(proxies.clientOf(request("10.1.2.3", "2.2.2.2:4711"))).isEqualTo("2.2.2.2");
        assertThat(proxies.clientOf(request("10.1.2.3", "[2001:db9::1]:4711")))
                .isEqualTo(proxies.clientOf(request("10.1.2.3", "[2001:db9::1]")))
                .isEqualTo(proxies.clientOf(request("10.1.2.3", "2001:db9::1")))
                .isEqualTo(proxies.clientOf(request("2001:db9::1", "")));
    }

    @Test
    void theAddressesOfAnIpv6NetworkAreOneClient() {
        assertThat(proxies.clientOf(request("2001:db9:0:1::1", "")))
                .isEqualTo(proxies.clientOf(request("2001:db9:0:1::2", "")))
                .isNotEqualTo(proxies.clientOf(request("2001:db9:0:2::1", "")));
    }

    @Test
    void forwardedAddressesOfAnUntrustedCallerAreIgnored() {
        assertThat(proxies.clientOf(request("11.1.2.3", "2.2.2.2"))).isEqualTo("11.1.2.3");
    }

    @Test
    void aServiceGetsTheClientThatTheTrustedProxyReports() {
        HttpHeaders forwarded = forwardedHeaders(request("10.1.2.3", "1.1.1.1, 2.2.2.2"));

        assertThat(forwarded.get("X-Forwarded-For")).containsExactly("2.2.2.2");
        assertThat(forwarded.get("X-Forwarded-Proto")).containsExactly("https");
        assertThat(forwarded.get("X-Forwarded-Host")).containsExactly("souk.example");
    }

    @Test
    void forwardingHeadersOfAnUntrustedCallerAreReplaced() {
        HttpHeaders forwarded = forwardedHeaders(request("11.1.2.3", "2.2.2.2"));

        assertThat(forwarded.get("X-Forwarded-For")).containsExactly("11.1.2.3");
        assertThat(forwarded.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(forwarded.get("X-Forwarded-Host")).containsExactly("gateway");
    }

    private HttpHeaders forwardedHeaders(MockServerHttpRequest request) {
        var exchange = MockServerWebExchange.from(request);
        routes.find(exchange);
        return new EdgeHeadersFilter(proxies).filter(request.getHeaders(), exchange);
    }

    private static MockServerHttpRequest request(String from, String forwardedFor) {
        return MockServerHttpRequest.get("/items")
                .remoteAddress(new InetSocketAddress(from, 4711))
                .header("Host", "gateway")
                .header("X-Forwarded-For", forwardedFor)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "souk.example")
                .build();
    }
}
