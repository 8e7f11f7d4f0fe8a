package dev.souk.gateway.tls;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.SslProvider;

/**
 * Makes an HTTP client that calls one service: it presents the gateway's certificate and accepts that of the service only.
 * The settings are in the SSL bundle of the service's name; without a bundle the call fails.
 */
@Component
@Profile("tls")
public class ServiceTls {

    private final SslBundles bundles;
    private final Map<String, SslProvider> services = new ConcurrentHashMap<>(); // those of the routes

    ServiceTls(SslBundles bundles) {
        this.bundles = bundles;
    }

    /** The same client, for calls of the service; connections are not shared with those to others. */
    public HttpClient secure(HttpClient client, String service) {
        return client.secure(services.computeIfAbsent(service, this::provider));
    }

    private SslProvider provider(String service) {
        SslContext context = context(bundles.getBundle(service).getManagers());
        return SslProvider.builder().sslContext(context).build();
    }

    /** No name is compared with the host of the URL, which is an address: the trust manager compares the service's. */
    private static SslContext context(SslManagerBundle managers) {
        try {
            return SslContextBuilder.forClient()
                    .keyManager(managers.getKeyManagers()[0])
                    .trustManager(managers.getTrustManagers()[0])
                    .endpointIdentificationAlgorithm(null)
                    .protocols("TLSv1.3")
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException("TLSv1.3 is not available", e);
        }
    }
}
