package dev.souk.common.tls;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.util.function.SingletonSupplier;

/**
 * An SSL bundle for each service that can be called, named after it: to be given to the client of that service, for
 * example by {@code spring.http.serviceclient.NAME.ssl.bundle}. The bundle {@value #OWN}, whose files
 * {@code souk-core.yml} names, has the certificate of this service and the local authority.
 */
@AutoConfiguration
@Profile("tls")
@EnableConfigurationProperties(TlsProperties.class)
class TlsAutoConfiguration {

    /** The bundle of this service's own certificate. */
    static final String OWN = "souk";

    @Bean
    SslBundleRegistrar bundlesOfPeers(TlsProperties properties, ObjectProvider<SslBundles> bundles) {
        var own = SingletonSupplier.of(() -> new CurrentKeyManager(bundles.getObject(), OWN));
        return registry -> properties.allPeers().forEach(peer -> registry.registerBundle(peer, ofPeer(peer, own)));
    }

    private static SslBundle ofPeer(String peer, SingletonSupplier<CurrentKeyManager> own) {
        return SslBundle.of(
                SslStoreBundle.NONE, SslBundleKey.NONE, SslOptions.NONE, "TLSv1.3", new PeerManagers(peer, own));
    }
}
