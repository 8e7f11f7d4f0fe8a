package dev.souk.common.tls;

import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.cloud.netflix.eureka.TimeoutProperties;
import org.springframework.cloud.netflix.eureka.http.DefaultEurekaClientHttpRequestFactorySupplier;
import org.springframework.cloud.netflix.eureka.http.EurekaClientHttpRequestFactorySupplier;
import org.springframework.cloud.netflix.eureka.http.EurekaClientHttpRequestFactorySupplier.RequestConfigCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** TLS to the registry. */
@AutoConfiguration(
        beforeName = "org.springframework.cloud.netflix.eureka.config.DiscoveryClientOptionalArgsConfiguration")
@Profile("tls")
@ConditionalOnClass(EurekaClientHttpRequestFactorySupplier.class)
class TlsDiscoveryAutoConfiguration {

    private static final String REGISTRY = "registry-service";

    /**
     * Eureka's own properties for TLS know key stores, which it reads once. The bundle checks the name of the registry.
     */
    @Bean
    EurekaClientHttpRequestFactorySupplier registryOverTls(
            TimeoutProperties timeouts, ObjectProvider<RequestConfigCustomizer> customizers, SslBundles bundles) {
        var factories = new DefaultEurekaClientHttpRequestFactorySupplier(
                timeouts, customizers.orderedStream().collect(Collectors.toSet()));
        SSLContext context = bundles.getBundle(REGISTRY).createSslContext();
        return (_, _) -> factories.get(context, NoopHostnameVerifier.INSTANCE);
    }
}
