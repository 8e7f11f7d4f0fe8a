package dev.souk.common.tls;

import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.cloud.netflix.eureka.TimeoutProperties;
import org.springframework.cloud.netflix.eureka.http.DefaultEurekaClientHttpRequestFactorySupplier;
import org.springframework.cloud.netflix.eureka.http.EurekaClientHttpRequestFactorySupplier;
import org.springframework.cloud.netflix.eureka.http.EurekaClientHttpRequestFactorySupplier.RequestConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.util.function.SingletonSupplier;

/**
 * An SSL bundle for each service that can be called, named after it: to be given to the client of that service, for
 * example by {@code spring.http.serviceclient.NAME.ssl.bundle}. The bundle {@value #OWN}, whose files
 * {@code souk-core.yml} names, has the certificate of this service and the local authority.
 */
@AutoConfiguration(
        beforeName = "org.springframework.cloud.netflix.eureka.config.DiscoveryClientOptionalArgsConfiguration")
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

    /** TLS to the registry. Eureka's own properties for it know key stores, which it reads once. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(EurekaClientHttpRequestFactorySupplier.class)
    static class RegistryConfiguration {

        /** The bundle checks the name of the registry. */
        @Bean
        EurekaClientHttpRequestFactorySupplier registryOverTls(
                TimeoutProperties timeouts, ObjectProvider<RequestConfigCustomizer> customizers, SslBundles bundles) {
            var factories = new DefaultEurekaClientHttpRequestFactorySupplier(
                    timeouts, customizers.orderedStream().collect(Collectors.toSet()));
            SSLContext context = bundles.getBundle("registry-service").createSslContext();
            return (_, _) -> factories.get(context, NoopHostnameVerifier.INSTANCE);
        }
    }
}
