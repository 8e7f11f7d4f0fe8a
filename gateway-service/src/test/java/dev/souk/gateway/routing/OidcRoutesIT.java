package dev.souk.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.souk.gateway.AbstractLongTimeoutsIT;
import dev.souk.gateway.FakeService;
import dev.souk.gateway.ReceivedRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

/** What OpenID Connect needs of the gateway: cookies, forms and redirects pass, and no token is asked for. */
class OidcRoutesIT extends AbstractLongTimeoutsIT {

    @ParameterizedTest
    @CsvSource({
        "GET, /login?client_id=souk-cli",
        "GET, /oauth2/authorize?client_id=souk-cli",
        "POST, /oauth2/token",
        "POST, /oauth2/revoke",
        "GET, /userinfo",
        "GET, /connect/logout",
        "GET, /.well-known/openid-configuration",
        "GET, /.well-known/oauth-authorization-server"
    })
    void aPathOfTheProviderReachesUserServiceWithoutAToken(String method, String path) {
        assertThat(call(method, path).statusCode()).isEqualTo(200);

        assertThat(USERS.received()).extracting(ReceivedRequest::uri).contains(path);
    }

    /** A code or a refresh token that arrives twice counts as stolen, and some browsers add a key to each POST. */
    @Test
    void aRequestForTokensIsNotSentTwiceAlthoughItHasAKey() {
        USERS.behave(HttpExchange::close); // the connection is lost

        HttpResponse<String> response =
                send("/oauth2/token", "Idempotency-Key", "k1", "grant_type=authorization_code&code=1");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(USERS.received())
                .filteredOn(request -> request.uri().equals("/oauth2/token"))
                .hasSize(1);
    }

    @Test
    void cookiesFormsAndRedirectsPass() {
        USERS.behave(exchange -> {
            exchange.getResponseHeaders().add("Location", "/oauth2/authorize?client_id=souk-cli");
            exchange.getResponseHeaders()
                    .add("Set-Cookie", "__Host-souk-login=1; Path=/; Secure; HttpOnly; SameSite=Lax");
            exchange.getResponseHeaders().add("Set-Cookie", "__Host-souk-csrf=; Path=/; Secure; Max-Age=0");
            FakeService.send(exchange, 302, "");
        });

        HttpResponse<String> response =
                send("/login?client_id=souk-cli", "Cookie", "__Host-souk-csrf=2", "email=ada%40souk.example&_csrf=3");

        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location")).hasValue("/oauth2/authorize?client_id=souk-cli");
        assertThat(response.headers().allValues("Set-Cookie"))
                .containsExactly(
                        "__Host-souk-login=1; Path=/; Secure; HttpOnly; SameSite=Lax",
                        "__Host-souk-csrf=; Path=/; Secure; Max-Age=0");
        ReceivedRequest received = USERS.received().getLast();
        assertThat(received.body()).isEqualTo("email=ada%40souk.example&_csrf=3");
        assertThat(received.headers().get("Cookie")).isEqualTo(List.of("__Host-souk-csrf=2"));
        assertThat(received.headers().getFirst("X-Forwarded-Host")).isEqualTo(uri("/").getAuthority());
    }

    private HttpResponse<String> send(String path, String header, String value, String form) {
        return call(
                "POST",
                path,
                request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                        .header(header, value)
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    @Test
    void aLoginCountsAsAPassword(@Autowired RoutedPaths routes) {
        assertThat(hashesPassword(routes, HttpMethod.POST, "/login")).isTrue();
        assertThat(hashesPassword(routes, HttpMethod.POST, "/webauthn/authenticate/options"))
                .isTrue();
        assertThat(hashesPassword(routes, HttpMethod.GET, "/login")).isFalse();
        assertThat(hashesPassword(routes, HttpMethod.POST, "/oauth2/token")).isFalse();
    }

    private static boolean hashesPassword(RoutedPaths routes, HttpMethod method, String path) {
        var request = MockServerHttpRequest.method(method, path).build();
        RoutedPath route = routes.find(request);
        return route != null && route.hashesPassword(request);
    }
}
