package dev.souk.common.webflux.token;

import com.nimbusds.jose.jwk.source.JWKSecurityContextJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import dev.souk.common.token.AccessTokenValidator;
import dev.souk.common.token.ProviderClaims;
import dev.souk.common.token.ProviderKeys;
import dev.souk.common.token.TokenProperties;
import dev.souk.common.webflux.tls.ServiceTls;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.client.loadbalancer.reactive.ReactorLoadBalancerExchangeFilterFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Validates access tokens by the same rules as the services. */
@AutoConfiguration(
        beforeName = "org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive"
                + ".ReactiveOAuth2ResourceServerAutoConfiguration")
@EnableConfigurationProperties(TokenProperties.class)
class ReactiveTokenAutoConfiguration {

    @Bean
    JwkSetRetriever jwkSetRetriever(
            TokenProperties token,
            ReactorLoadBalancerExchangeFilterFunction loadBalancer,
            ObjectProvider<ServiceTls> tls) {
        return new JwkSetRetriever(token, loadBalancer, tls.getIfAvailable());
    }

    @Bean
    ReactiveJwkSource jwkSource(TokenProperties token, JwkSetRetriever retriever) throws MalformedURLException {
        var provider = token.provider();
        return new ReactiveJwkSource(
                URI.create(token.keysUri()).toURL(),
                provider == null ? retriever : new ProviderKeys(provider.issuer()),
                token.keyCacheTime());
    }

    @Bean
    ReactiveJwtDecoder jwtDecoder(ReactiveJwkSource keys, TokenProperties properties, Clock clock) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(keys)
                .jwtProcessorCustomizer(processor -> processor.setJWSKeySelector(
                        new JWSVerificationKeySelector<>(properties.algorithms(), new JWKSecurityContextJWKSet())))
                .validateType(false) // Nimbus accepts "JWT" only; the validator requires at+jwt
                .build();
        decoder.setClaimSetConverter(ProviderClaims.of(properties));
        decoder.setJwtValidator(AccessTokenValidator.of(properties));
        return new CachingReactiveJwtDecoder(
                token -> decoder.decode(token)
                        .onErrorMap(IllegalStateException.class, ReactiveTokenAutoConfiguration::keysUnavailable),
                clock);
    }

    /** Not a fault of the token. Spring Security treats this exception as a failing service: 503 instead of 401. */
    private static JwtException keysUnavailable(IllegalStateException failure) {
        return new JwtException("The signing keys are unavailable", failure);
    }
}
