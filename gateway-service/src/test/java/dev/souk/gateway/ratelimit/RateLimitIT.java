package dev.souk.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractSmallLimitsIT;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small buckets, and a trusted proxy, so that a test can send from any address. */
class RateLimitIT extends AbstractSmallLimitsIT {

    @Test
    void aCallerOverTheLimitGetsRetryAfterAndOthersAreNotAffected() {
        String greedy = ISSUER.tokenOf("greedy");

        HttpResponse<String> response = firstRejection(() -> callWith(greedy));

        assertProblem(response, 429, "too-many-requests", "/cart");
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertThat(response.headers().firstValue("RateLimit-Policy")).contains("\"caller\";q=6;w=6");
        assertThat(response.headers().firstValue("RateLimit")).contains("\"caller\";r=0;t=1");
        assertThat(callWith(ISSUER.tokenOf("modest")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"/items, 203.0.113.1", "/, 203.0.113.9", "/shop/app.js, 203.0.113.10"})
    void withoutATokenTheAddressIsLimited(String path, String address) {
        assertThat(firstRejection(() -> callFrom("GET", path, address)).statusCode())
                .isEqualTo(429);
        assertThat(callFrom("GET", path, "203.0.113.2").statusCode()).isEqualTo(200);
    }

    @Test
    void rejectedTokensCountAgainstTheAddress() {
        assertThat(IntStream.range(0, 20)
                        .mapToObj(guess -> call(
                                "GET",
                                "/cart",
                                request -> request.header("X-Forwarded-For", "203.0.113.3")
                                        .header("Authorization", "Bearer guess" + guess)))
                        .map(HttpResponse::statusCode))
                .startsWith(401)
                .contains(429);
    }

    @Test
    void preflightsCountAgainstTheAddress() {
        assertThat(IntStream.range(0, 20)
                        .mapToObj(_ -> call(
                                "OPTIONS",
                                "/cart",
                                request -> request.header("X-Forwarded-For", "203.0.113.11")
                                        .header("Origin", "https://other.example")
                                        .header("Access-Control-Request-Method", "GET")))
                        .map(HttpResponse::statusCode))
                .startsWith(403)
                .contains(429);
    }

    @Test
    void loginHasALowerLimit() {
        Stream<Integer> statuses = IntStream.range(0, 5)
                .mapToObj(login -> callFrom("POST", "/sessions", "203.0.113.4").statusCode());

        assertThat(statuses).startsWith(200, 200, 200, 429);
    }

    @Test
    void manyAccountsDoNotMultiplyTheRateOfOneAddress() {
        HttpResponse<String> response = IntStream.range(0, 40)
                .mapToObj(user -> call(
                        "GET",
                        "/cart",
                        request -> request.header("X-Forwarded-For", "203.0.113.5")
                                .header("Authorization", "Bearer " + ISSUER.tokenOf("user-" + user))))
                .filter(each -> each.statusCode() == 429)
                .findFirst()
                .orElseThrow();

        assertThat(response.headers().firstValue("RateLimit-Policy")).contains("\"address\";q=30;w=30");
        assertThat(callFrom("GET", "/items", "203.0.113.6").statusCode()).isEqualTo(200);
    }

    @Test
    void theAddressesOfAnIpv6NetworkShareABucket() {
        Stream<Integer> statuses = IntStream.range(0, 5)
                .mapToObj(login ->
                        callFrom("POST", "/sessions", "2001:db8:0:1::" + login).statusCode());

        assertThat(statuses).startsWith(200, 200, 200, 429);
        assertThat(callFrom("POST", "/sessions", "2001:db8:0:2::1").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aLongPageCostsAsMuchAsSeveralShortOnes() {
        assertThat(callFrom("GET", "/items?limit=100", "203.0.113.8").statusCode())
                .isEqualTo(200);
        assertThat(callFrom("GET", "/items?limit=100", "203.0.113.8").statusCode())
                .isEqualTo(429);
    }

    @Test
    void aProbeIsAnsweredThoughItsAddressIsOverTheLimit() {
        assertThat(firstRejection(() -> call("GET", "/items")).statusCode()).isEqualTo(429);

        assertThat(callManagement("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> callWith(String token) {
        return call("GET", "/cart", request -> request.header("Authorization", "Bearer " + token));
    }

    private HttpResponse<String> callFrom(String method, String path, String address) {
        return call(method, path, request -> request.header("X-Forwarded-For", address));
    }

    private static HttpResponse<String> firstRejection(Supplier<HttpResponse<String>> call) {
        return Stream.generate(call)
                .limit(20)
                .filter(response -> response.statusCode() == 429)
                .findFirst()
                .orElseThrow();
    }
}
