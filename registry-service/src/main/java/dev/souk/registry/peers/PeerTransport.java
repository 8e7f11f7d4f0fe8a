package dev.souk.registry.peers;

import java.net.http.HttpClient;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundles;

/** How a registry connects to its peers: without TLS, or with its own certificate. */
final class PeerTransport {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

    private final String scheme;
    private volatile HttpClient client;

    private PeerTransport(String scheme, HttpClient client) {
        this.scheme = scheme;
        this.client = client;
    }

    static PeerTransport plain() {
        return new PeerTransport("http", http().build());
    }

    /**
     * Both sides show a certificate. The addresses of peers are configuration, so the host of the URL is the one that
     * is meant, and the certificate has to be valid for it.
     */
    static PeerTransport overTls(SslBundles bundles, String bundle) {
        var transport =
                new PeerTransport("https", over(bundles.getBundle(bundle).createSslContext()));
        bundles.addBundleUpdateHandler(bundle, renewed -> transport.client = over(renewed.createSslContext()));
        return transport;
    }

    private static HttpClient over(SSLContext context) {
        return http().sslContext(context).build();
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
