package dev.souk.bff;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A provider that gives, for any code or refresh token, the ID token that a test wants, or an error. */
final class HostileProvider implements AutoCloseable {

    private final HttpServer server;
    private final ECKey key;
    private final AtomicReference<String> idToken = new AtomicReference<>("");
    private final AtomicReference<String> error = new AtomicReference<>("");
    private final AtomicLong delay = new AtomicLong();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    private HostileProvider(HttpServer server, ECKey key) {
        this.server = server;
        this.key = key;
        respond("/.well-known/openid-configuration", this::discovery);
        respond("/jwks", () -> new JWKSet(key.toPublicJWK()).toJSONObject());
        respond("/token", this::tokens);
    }

    static HostileProvider start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var provider = new HostileProvider(
                    server, new ECKeyGenerator(Curve.P_256).keyID("known").generate());
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return provider;
        } catch (IOException | JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void respond(String path, Supplier<Map<String, Object>> json) {
        server.createContext(path, exchange -> {
            Map<String, Object> body = json.get();
            byte[] content = JSONObjectUtils.toJSONString(body).getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(body.containsKey("error") ? 400 : 200, content.length);
            try (exchange) {
                exchange.getResponseBody().write(content);
            }
        });
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer", issuer(),
                "authorization_endpoint", issuer() + "authorize",
                "token_endpoint", issuer() + "token",
                "jwks_uri", issuer() + "jwks",
                "response_types_supported", List.of("code"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of("RS256", "ES256"));
    }

    private Map<String, Object> tokens() {
        requests.incrementAndGet();
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        LockSupport.parkNanos(delay.get());
        atOnce.decrementAndGet();
        String refusal = String.valueOf(error.get());
        return refusal.isEmpty()
                ? Map.of("access_token", "any", "token_type", "Bearer", "expires_in", 900, "id_token", idToken.get())
                : Map.of("error", refusal);
    }

    /** With a slash at its end, as some have. */
    String issuer() {
        return "http://localhost:%s/".formatted(server.getAddress().getPort());
    }

    /** The key that it has published. */
    ECKey key() {
        return key;
    }

    void give(String token) {
        idToken.set(token);
    }

    /** From now on gives this error, or tokens again if it is empty. */
    void refuse(String code) {
        error.set(code);
    }

    /** Takes so long for each request for tokens, and counts them from now on. */
    void take(Duration time) {
        delay.set(time.toNanos());
        requests.set(0);
        mostAtOnce.set(0);
    }

    /** For tokens. */
    int requests() {
        return requests.get();
    }

    int mostRequestsAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
