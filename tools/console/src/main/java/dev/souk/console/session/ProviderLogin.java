package dev.souk.console.session;

import dev.souk.tools.client.Call;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * The login of an admin at the shop's provider of OpenID Connect, by whatever it demands, such as a passkey:
 * authorization code with PKCE (RFC 7636), as the public client {@code souk-cli}, whose browser is redirected to a
 * loopback address (RFC 8252).
 *
 * @param issuer the address of the provider
 */
public record ProviderLogin(String issuer, Sessions sessions) {

    private static final String CLIENT = "souk-cli";
    private static final Duration TIMEOUT = Duration.ofSeconds(6);

    /**
     * A login that has begun.
     *
     * @param state comes back with the code; whoever has another one did not begin this login
     * @param verifier without which nobody gets a token for the code
     * @param location where the browser logs in
     */
    public record Attempt(String state, String verifier, String location) {}

    /**
     * Begins a login, at whose end the browser comes to {@code redirect}.
     *
     * @throws IOException if the provider does not answer
     */
    public Attempt begin(String redirect) throws IOException {
        String state = sessions.secret();
        String verifier = sessions.secret();
        String query = "response_type=code&client_id=%s&redirect_uri=%s&scope=openid&state=%s"
                        .formatted(CLIENT, encoded(redirect), state)
                + "&code_challenge=%s&code_challenge_method=S256".formatted(challenge(verifier));
        String page = endpoint("authorization_endpoint"); // may have a query (RFC 6749, 3.1)
        return new Attempt(state, verifier, page + (page.contains("?") ? "&" : "?") + query);
    }

    /**
     * Signs in whoever has got the code.
     *
     * @return nothing if the code is not valid, or not that of an admin
     * @throws IOException if the provider or the shop does not answer
     */
    public Optional<Session> finish(String code, String verifier, String redirect) throws IOException {
        String body = "grant_type=authorization_code&client_id=%s&code=%s&code_verifier=%s&redirect_uri=%s"
                .formatted(CLIENT, encoded(code), encoded(verifier), encoded(redirect));
        var headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
        return sessions.begin(client(endpoint("token_endpoint")).send(new Call("POST", "", headers, body)));
    }

    private String endpoint(String name) throws IOException {
        String url = client(issuer.replaceFirst("/$", ""))
                .send(Call.get("/.well-known/openid-configuration"))
                .text(name);
        if (url.isEmpty()) {
            throw new IOException("The provider %s has no %s.".formatted(issuer, name));
        }
        return url;
    }

    private static SoukClient client(String url) {
        return new SoukClient(url, TIMEOUT);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
