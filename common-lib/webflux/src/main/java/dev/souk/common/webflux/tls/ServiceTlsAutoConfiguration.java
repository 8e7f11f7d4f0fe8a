package dev.souk.common.webflux.tls;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;

/** TLS of the calls to services. */
@AutoConfiguration
@Profile("tls")
class ServiceTlsAutoConfiguration {

    @Bean
    ServiceTls serviceTls(SslBundles bundles) {
        return new ServiceTls(bundles);
    }
}
