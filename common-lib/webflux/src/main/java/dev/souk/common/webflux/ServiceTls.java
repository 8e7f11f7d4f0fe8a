package dev.souk.common.webflux;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Profile;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.SslProvider;

/**
 * Makes an HTTP client that calls one service: it presents the certificate of this process and accepts that of the
 * service only. The settings are in the SSL bundle of the service's name; without a bundle the call fails.
 */
@Profile("tls")
public class ServiceTls {

    private static final String[] TLS_13 = {"TLSv1.3"};

    /** The time limit of a response begins when the request is sent, which is after the handshake. */
    private static final Duration HANDSHAKE_TIMEOUT = Duration.ofSeconds(2);

    private final SslBundles bundles;
    private final Map<String, SslProvider> services = new ConcurrentHashMap<>(); // the services that are called

    ServiceTls(SslBundles bundles) {
        this.bundles = bundles;
    }

    /** The same client, for calls of the service; connections are not shared with those to others. */
    public HttpClient secure(HttpClient client, String service) {
        return client.secure(services.computeIfAbsent(service, this::provider));
    }

    /**
     * Its trust manager compares the name of the service; the host of the URL, an address, is compared with nothing.
     */
    private SslProvider provider(String service) {
        SSLContext context = bundles.getBundle(service).createSslContext();
        var forClient = new JdkSslContext(
                context, true, null, IdentityCipherSuiteFilter.INSTANCE, null, ClientAuth.NONE, TLS_13, false);
        return SslProvider.builder()
                .sslContext(forClient)
                .handshakeTimeout(HANDSHAKE_TIMEOUT)
                .build();
    }
}
