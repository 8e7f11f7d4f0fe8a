package dev.souk.registry.peers;

import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** How a registry connects to its peers: without TLS, or with its own certificate. */
@Component
final class PeerTransport {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private final String scheme;
    private volatile HttpClient client;

    /**
     * With TLS both sides show a certificate. The addresses of peers are configuration, so the host of the URL is the
     * one that is meant, and the certificate has to be valid for it.
     *
     * @param bundle that of the web server; empty without TLS
     */
    PeerTransport(SslBundles bundles, @Value("${server.ssl.bundle:}") String bundle) {
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

    String scheme() {
        return scheme;
    }

    HttpClient client() {
        return client;
    }
}
