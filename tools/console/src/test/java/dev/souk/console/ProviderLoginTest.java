package dev.souk.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.souk.console.web.Console;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderLoginTest {

    private final HttpServer shop = shop();
    private final Console console = Console.start(0, system(), Clock.systemUTC());
    private final String here = "http://127.0.0.1:" + console.port();
    private final HttpClient browser = HttpClient.newHttpClient();
    private final Map<String, String> granted = new HashMap<>();

    ProviderLoginTest() throws IOException {}

    @AfterEach
    void stop() {
        console.close();
        shop.stop(0);
    }

    @Test
    void theCodeOfAnAdminSignsIn() throws Exception {
        HttpResponse<String> begun = get(here + "/login", "");
        Map<String, String> request = parameters(location(begun).getRawQuery());
        assertThat(location(begun)).hasPath("/authorize");
        assertThat(request)
                .containsEntry("client_id", "souk-cli")
                .containsEntry("redirect_uri", here + "/callback")
                .containsEntry("code_challenge_method", "S256");

        HttpResponse<String> ended = back("ADMIN", state(begun), cookie(begun));

        assertThat(location(ended)).hasToString("/");
        assertThat(get(here + "/api/session", cookie(ended)).body())
                .contains("\"signed_in\":true", "\"email\":\"ADMIN@souk.example\"");
        assertThat(granted).containsEntry("code", "ADMIN").containsEntry("redirect_uri", here + "/callback");
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(Objects.requireNonNull(granted.get("code_verifier")).getBytes(StandardCharsets.US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
                .isEqualTo(request.get("code_challenge"));
    }

    @Test
    void theCookieOfALoginIsForItsEndAlone() throws Exception {
        assertThat(get(here + "/login", "").headers().firstValue("Set-Cookie").orElse(""))
                .contains("Path=/callback", "HttpOnly", "SameSite=Lax", "Max-Age=600");
    }

    @Test
    void aLoginThatAnotherBrowserHasBegunSignsNobodyIn() throws Exception {
        HttpResponse<String> begun = get(here + "/login", "");
        String state = state(begun);
        String other = cookie(get(here + "/login", ""));

        for (String cookie : new String[] {"", other, "souk_console_login=.x"}) {
            assertFailed(back("ADMIN", state, cookie));
            assertFailed(back("ADMIN", "", cookie));
        }
        assertFailed(back("", state, cookie(begun)));
        assertThat(granted).isEmpty();
    }

    @Test
    void aCustomerAndAnInvalidCodeAreRefused() throws Exception {
        HttpResponse<String> begun = get(here + "/login", "");
        String state = state(begun);

        assertFailed(back("CUSTOMER", state, cookie(begun)));
        assertFailed(back("invalid", state, cookie(begun)));
    }

    /** The provider knows this address of the console alone, and a cookie is of one host. */
    @Test
    void theLoginIsAtTheLoopbackAddress() throws Exception {
        assertThat(location(get("http://localhost:%s/login".formatted(console.port()), "")))
                .hasToString(here + "/login");
    }

    private static String state(HttpResponse<String> begun) {
        return Objects.requireNonNull(parameters(location(begun).getRawQuery()).get("state"));
    }

    private static void assertFailed(HttpResponse<String> response) {
        assertThat(location(response)).hasToString("/?login=failed");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
    }

    private HttpResponse<String> back(String code, String state, String cookie) throws Exception {
        return get("%s/callback?code=%s&state=%s".formatted(here, code, state), cookie);
    }

    private HttpResponse<String> get(String url, String cookie) throws Exception {
        return browser.send(
                HttpRequest.newBuilder(URI.create(url)).header("Cookie", cookie).build(), BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(303);
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    private static String cookie(HttpResponse<String> response) {
        return response.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
    }

    private static Map<String, String> parameters(String form) {
        var parameters = new HashMap<String, String>();
        for (String one : form.split("&", -1)) {
            String[] pair = one.split("=", 2);
            parameters.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    private FakeSystem system() {
        return new FakeSystem("http://127.0.0.1:" + shop.getAddress().getPort());
    }

    /** With a provider whose codes, and tokens for them, are the role that they give. */
    private HttpServer shop() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String self = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext(
                "/provider/.well-known/openid-configuration",
                exchange -> reply(exchange, 200, """
                {"authorization_endpoint": "%s/authorize", "token_endpoint": "%s/token"}""".formatted(self, self)));
        server.createContext("/token", exchange -> {
            granted.putAll(parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            String code = Objects.requireNonNull(granted.get("code"));
            reply(exchange, code.equals("invalid") ? 400 : 200, """
                    {"access_token": "%s", "expires_in": 900}""".formatted(code));
        });
        server.createContext("/users/me", exchange -> {
            String role = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
            reply(exchange, 200, "{\"role\":\"%s\",\"email\":\"%s@souk.example\"}".formatted(role, role));
        });
        server.start();
        return server;
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
