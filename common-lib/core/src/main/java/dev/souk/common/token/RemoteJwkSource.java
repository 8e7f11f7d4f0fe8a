package dev.souk.common.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.souk.common.loadbalancing.BalancedServices;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.cloud.client.ServiceInstance;
import org.springframework.cloud.client.loadbalancer.LoadBalancerUriTools;

/** The public keys of user-service, from an instance of it, or of another provider. */
public final class RemoteJwkSource {

    private static final int CONNECT_TIMEOUT_MILLIS = 400;
    private static final int READ_TIMEOUT_MILLIS = 800;
    private static final int MAX_BYTES = 64 * 1024;

    /** Of a fetch and its repetition. */
    private static final Duration FETCH_TIMEOUT = Duration.ofMillis(2500);

    private RemoteJwkSource() {}

    /** The keys that the properties name. To get one blocks while they are fetched. */
    public static JWKSource<SecurityContext> of(
            TokenProperties properties, BalancedServices services, SslBundles bundles) {
        var provider = properties.provider();
        var retriever = provider == null
                ? userService(URI.create(properties.jwksUri()), services, bundles)
                : new ProviderKeys(provider.issuer());
        return RefreshLimitedJwkSource.of(
                url(URI.create(properties.keysUri())),
                retriever,
                properties.keyCacheTime(),
                FETCH_TIMEOUT,
                System::nanoTime);
    }

    private static ResourceRetriever userService(URI logical, BalancedServices services, SslBundles bundles) {
        var http = new DefaultResourceRetriever(
                CONNECT_TIMEOUT_MILLIS, READ_TIMEOUT_MILLIS, MAX_BYTES, true, socketFactory(logical, bundles));
        return _ -> {
            try {
                return retrieve(http, services, logical);
            } catch (RuntimeException unexpected) { // else the token would be taken for a wrong one
                throw new IOException(unexpected);
            }
        };
    }

    /** Over TLS, only the service that the URL names is asked for keys. */
    private static @Nullable SSLSocketFactory socketFactory(URI logical, SslBundles bundles) {
        return logical.getScheme().equals("https")
                ? bundles.getBundle(logical.getHost()).createSslContext().getSocketFactory()
                : null;
    }

    private static Resource retrieve(DefaultResourceRetriever http, BalancedServices services, URI logical)
            throws IOException {
        ServiceInstance instance = services.of(logical.getHost()).instance(null);
        if (instance == null) {
            throw new IOException("No instance of " + logical.getHost() + " is known");
        }
        return http.retrieveResource(url(LoadBalancerUriTools.reconstructURI(instance, logical)));
    }

    private static URL url(URI uri) {
        try {
            return uri.toURL();
        } catch (MalformedURLException notHttp) {
            throw new IllegalArgumentException("souk.token.jwks-uri must be an http(s) address: " + uri, notHttp);
        }
    }
}
