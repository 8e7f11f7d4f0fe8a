package dev.souk.gateway.security;

import dev.souk.common.token.AccessTokenValidator;
import dev.souk.common.token.TokenProperties;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Validates access tokens by the same rules as the services. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TokenProperties.class)
class TokenConfiguration {

    @Bean
    ReactiveJwkSource jwkSource(TokenProperties token, JwkSetRetriever retriever) throws MalformedURLException {
        return new ReactiveJwkSource(URI.create(token.jwksUri()).toURL(), retriever, token.keyCacheTime());
    }

    @Bean
    ReactiveJwtDecoder jwtDecoder(ReactiveJwkSource keys, TokenProperties properties, Clock clock) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .validateType(false) // Nimbus accepts "JWT" only; the validator requires at+jwt
                .build();
        decoder.setJwtValidator(AccessTokenValidator.of(properties));
        return new CachingReactiveJwtDecoder(
                token -> decoder.decode(token)
                        .onErrorMap(IllegalStateException.class, TokenConfiguration::keysUnavailable),
                clock);
    }

    /** Not a fault of the token. Spring Security treats this exception as a failing service: 503 instead of 401. */
    private static JwtException keysUnavailable(IllegalStateException failure) {
        return new JwtException("The signing keys are unavailable", failure);
    }
}
