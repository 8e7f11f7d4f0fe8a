package dev.souk.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractShortTimeoutsIT;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorsIT extends AbstractShortTimeoutsIT {

    private static final String SHOP = "http://shop.example:3000";
    private static final String OTHER = "http://other.example";

    @ParameterizedTest
    @CsvSource({"/orders, POST", "/items, GET", "/users/1, PATCH", "/cart/1, DELETE"})
    void aPreflightOfAnAllowedOriginNeedsNoToken(String path, String method) {
        HttpResponse<String> response = preflight(path, method, SHOP);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains(SHOP);
        assertThat(response.headers().firstValue("Access-Control-Allow-Methods"))
                .hasValueSatisfying(methods -> assertThat(methods).contains(method));
        assertThat(response.headers().firstValue("Access-Control-Allow-Headers"))
                .contains("authorization, idempotency-key, content-type");
        assertThat(response.headers().firstValue("Access-Control-Max-Age")).contains("1800");
        assertThat(ORDERS.received()).isEmpty();
    }

    @Test
    void aPreflightOfAnotherOriginIsAForbiddenProblem() {
        assertProblem(preflight("/orders", "POST", OTHER), 403, "forbidden", "/orders");
    }

    @Test
    void aPageOfAnAllowedOriginCanReadTheResponseAndItsHeaders() {
        HttpResponse<String> response = call("GET", "/items", request -> request.header("Origin", SHOP));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains(SHOP);
        assertThat(response.headers().firstValue("Access-Control-Expose-Headers"))
                .contains("*");
    }

    @Test
    void aPageOfAnAllowedOriginCanReadThatItNeedsAToken() {
        HttpResponse<String> response = call("GET", "/cart", request -> request.header("Origin", SHOP));

        assertProblem(response, 401, "unauthorized", "/cart");
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).contains(SHOP);
    }

    @Test
    void aRequestOfAnotherOriginIsRejected() {
        assertProblem(call("GET", "/items", request -> request.header("Origin", OTHER)), 403, "forbidden", "/items");
        assertThat(CARTS.received()).isEmpty();
    }

    private HttpResponse<String> preflight(String path, String method, String origin) {
        return call(
                "OPTIONS",
                path,
                request -> request.header("Origin", origin)
                        .header("Access-Control-Request-Method", method)
                        .header("Access-Control-Request-Headers", "authorization, idempotency-key, content-type"));
    }
}
