package dev.souk.user.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.souk.common.core.Sha256;
import dev.souk.user.TestCustomer;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.text.ParseException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public client {@code souk-cli}, with a browser. */
final class OidcClient {

    static final String REDIRECT = "http://127.0.0.1:4711/callback";
    static final String SWAGGER = "https://souk.example/swagger-ui/oauth2-redirect.html";
    static final String NONCE = "n-0S6_WzA2Mj";

    private final String verifier;
    private final Browser browser;

    OidcClient(Browser browser) {
        this(browser, UUID.randomUUID() + "." + UUID.randomUUID());
    }

    private OidcClient(Browser browser, String verifier) {
        this.browser = browser;
        this.verifier = verifier;
    }

    /** The same client with the browser at another instance. */
    OidcClient at(Browser elsewhere) {
        return new OidcClient(elsewhere, verifier);
    }

    /** The tokens of a response. */
    record Tokens(String accessToken, String refreshToken, String idToken) {

        static Tokens of(HttpResponse<String> response) {
            JsonNode json = json(response, 200);
            return new Tokens(
                    json.path("access_token").asString(),
                    json.path("refresh_token").asString(),
                    json.path("id_token").asString());
        }

        JWTClaimsSet access() {
            return claims(accessToken);
        }

        JWTClaimsSet identity() {
            return claims(idToken);
        }
    }

    static JWTClaimsSet claims(String token) {
        try {
            return SignedJWT.parse(token).getJWTClaimsSet();
        } catch (ParseException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    static JsonNode json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(response.body());
    }

    static String error(HttpResponse<String> response) {
        return json(response, 400).path("error").asString();
    }

    static Map<String, String> query(String uri) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : URI.create(uri).getRawQuery().split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return parameters;
    }

    /** The parameters of an authorization request. */
    Map<String, String> request() {
        return new HashMap<>(Map.of(
                "response_type", "code",
                "client_id", "souk-cli",
                "redirect_uri", REDIRECT,
                "scope", "openid email profile",
                "state", "a state/+",
                "nonce", NONCE,
                "code_challenge_method", "S256",
                "code_challenge", challenge()));
    }

    String verifier() {
        return verifier;
    }

    String challenge() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(verifier));
    }

    /** The request with this parameter; without it if the value is empty. */
    String with(String name, String value) {
        Map<String, String> request = request();
        request.put(name, value);
        if (value.isEmpty()) {
            request.remove(name);
        }
        return "?" + Browser.form(request);
    }

    HttpResponse<String> authorize(String query) {
        return browser.get("/oauth2/authorize" + query);
    }

    /** The code that the browser gets, which has a login session. */
    String code() {
        String location = Browser.location(authorize("?" + Browser.form(request())));
        assertThat(location).startsWith(REDIRECT + "?");
        assertThat(query(location)).containsEntry("state", "a state/+");
        return query(location).getOrDefault("code", "");
    }

    /** The code after a login by the page. */
    String codeAfterLogin(TestCustomer customer) {
        var toLogin = authorize("?" + Browser.form(request()));
        URI login = URI.create(Browser.location(toLogin));
        assertThat(login.getPath()).isEqualTo("/login");
        var back = browser.logIn("?" + login.getRawQuery(), customer.email(), TestCustomer.PASSWORD);
        String location = Browser.location(browser.follow(back));
        return query(location).getOrDefault("code", "");
    }

    HttpResponse<String> exchange(String code) {
        return exchange(code, verifier);
    }

    HttpResponse<String> exchange(String code, String proof) {
        return exchange(code, Map.of("code_verifier", proof));
    }

    /** With these parameters in place of the right ones. */
    HttpResponse<String> exchange(String code, Map<String, String> wrong) {
        Map<String, String> request = new HashMap<>(Map.of(
                "grant_type", "authorization_code",
                "client_id", "souk-cli",
                "code", code,
                "redirect_uri", REDIRECT,
                "code_verifier", verifier));
        request.putAll(wrong);
        return browser.post("/oauth2/token", request);
    }

    HttpResponse<String> refresh(String token) {
        return browser.post(
                "/oauth2/token",
                Map.of("grant_type", "refresh_token", "client_id", "souk-cli", "refresh_token", token));
    }

    Tokens logIn(TestCustomer customer) {
        return Tokens.of(exchange(codeAfterLogin(customer)));
    }
}
