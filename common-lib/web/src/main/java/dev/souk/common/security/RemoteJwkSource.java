package dev.souk.common.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.souk.common.token.ProviderKeys;
import dev.souk.common.token.RefreshLimitedJwkSource;
import dev.souk.common.token.TokenProperties;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;

/** The public keys of user-service, from an instance of it, or of another provider. */
final class RemoteJwkSource {

    private static final int TIMEOUT_MILLIS = 800;
    private static final int MAX_BYTES = 64 * 1024;

    private RemoteJwkSource() {}

    static JWKSource<SecurityContext> of(
            TokenProperties properties, LoadBalancerClient loadBalancer, SslBundles bundles) {
        var provider = properties.provider();
        var retriever = provider == null
                ? userService(URI.create(properties.jwksUri()), loadBalancer, bundles)
                : new ProviderKeys(provider.issuer());
        return RefreshLimitedJwkSource.of(
                url(URI.create(properties.keysUri())),
                retriever,
                properties.keyCacheTime(),
                Duration.ofMillis(2L * TIMEOUT_MILLIS));
    }

    private static ResourceRetriever userService(URI logical, LoadBalancerClient loadBalancer, SslBundles bundles) {
        var http = new DefaultResourceRetriever(
                TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES, true, socketFactory(logical, bundles));
        return _ -> retrieve(http, loadBalancer, logical);
    }

    /** Over TLS, only the service that the URL names is asked for keys. */
    private static @Nullable SSLSocketFactory socketFactory(URI logical, SslBundles bundles) {
        return logical.getScheme().equals("https")
                ? bundles.getBundle(logical.getHost()).createSslContext().getSocketFactory()
                : null;
    }

    private static Resource retrieve(DefaultResourceRetriever http, LoadBalancerClient loadBalancer, URI logical)
            throws IOException {
        ServiceInstance instance = loadBalancer.choose(logical.getHost());
        if (instance == null) {
            throw new IOException("No instance of " + logical.getHost() + " is known");
        }
        return http.retrieveResource(url(loadBalancer.reconstructURI(instance, logical)));
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException notHttp) {
            throw new IllegalArgumentException("souk.token.jwks-uri must be an http(s) address: " + uri, notHttp);
        }
    }
}
