package dev.souk.registry.peers;

import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * How a registry connects to its peers: as the account {@code registry-service}, which all registries have in common,
 * without TLS or with its own certificate.
 */
@Component
final class PeerTransport {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private final String authorization;
    private final String scheme;
    private volatile HttpClient client;

    /**
     * With TLS both sides show a certificate. The addresses of peers are configuration, so the host of the URL is the
     * one that is meant, and the certificate has to be valid for it.
     */
    PeerTransport(SslBundles bundles, Environment environment) {
        String password = environment.getProperty("souk.registry.passwords.registry-service", "");
        authorization = "Basic " + HttpHeaders.encodeBasicAuth("registry-service", password, StandardCharsets.UTF_8);
        String bundle = environment.getProperty("server.ssl.bundle", "");
        if (bundle.isEmpty()) {
            scheme = "http";
            client = http().build();
        } else {
            scheme = "https";
            client = over(bundles.getBundle(bundle));
            bundles.addBundleUpdateHandler(bundle, renewed -> client = over(renewed));
        }
    }

    private static HttpClient over(SslBundle certificate) {
        return http().sslContext(certificate.createSslContext()).build();
    }

    private static HttpClient.Builder http() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT);
    }

    String authorization() {
        return authorization;
    }

    String scheme() {
        return scheme;
    }

    HttpClient client() {
        return client;
    }
}
