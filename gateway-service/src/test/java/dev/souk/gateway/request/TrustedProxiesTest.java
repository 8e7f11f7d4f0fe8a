package dev.souk.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

class TrustedProxiesTest {

    private final TrustedProxies proxies =
            new TrustedProxies(new TrustedProxyProperties(List.of("10.0.0.0/8", "2001:db8::/32")));

    @Test
    void theClientOfATrustedProxyIsTheOneItNamesLast() {
        assertThat(proxies.clientOf(request("10.1.2.3", "1.1.1.1, 2.2.2.2"))).isEqualTo("2.2.2.2");
        assertThat(proxies.clientOf(request("2001:db8::1", "3.3.3.3"))).isEqualTo("3.3.3.3");
    }

    @Test
    void aStrangerIsTheClientWhateverItSays() {
        assertThat(proxies.clientOf(request("11.1.2.3", "2.2.2.2"))).isEqualTo("11.1.2.3");
    }

    @Test
    void theServiceLearnsTheWholeWayFromATrustedProxy() {
        HttpHeaders passed = passedOn(request("10.1.2.3", "2.2.2.2"));

        assertThat(passed.get("X-Forwarded-For")).containsExactly("2.2.2.2, 10.1.2.3");
        assertThat(passed.get("X-Forwarded-Proto")).containsExactly("https");
        assertThat(passed.get("X-Forwarded-Host")).containsExactly("souk.example");
    }

    @Test
    void theServiceLearnsOnlyTheAddressOfAStranger() {
        HttpHeaders passed = passedOn(request("11.1.2.3", "2.2.2.2"));

        assertThat(passed.get("X-Forwarded-For")).containsExactly("11.1.2.3");
        assertThat(passed.get("X-Forwarded-Proto")).containsExactly("http");
        assertThat(passed.get("X-Forwarded-Host")).containsExactly("gateway");
    }

    private HttpHeaders passedOn(MockServerHttpRequest request) {
        return new EdgeHeadersFilter(proxies).filter(request.getHeaders(), MockServerWebExchange.from(request));
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
