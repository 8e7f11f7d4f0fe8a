package dev.souk.gateway.security;

import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** Validates access tokens as RFC 9068 and RFC 8725 require: one algorithm, one type, issuer, audience, time. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ReactiveJwkSource jwkSource(TokenProperties token, JwkSetRetriever retriever) throws MalformedURLException {
        return new ReactiveJwkSource(URI.create(token.jwksUri()).toURL(), retriever);
    }

    @Bean
    ReactiveJwtDecoder jwtDecoder(ReactiveJwkSource keys, TokenProperties properties, Clock clock) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .validateType(false) // Nimbus accepts "JWT" only; the validator requires at+jwt
                .build();
        decoder.setJwtValidator(validator(properties));
        return new CachingReactiveJwtDecoder(
                token -> decoder.decode(token)
                        .onErrorMap(IllegalStateException.class, TokenConfiguration::keysUnavailable),
                clock);
    }

    /** Not a fault of the token. Spring Security treats this exception as a failing service: 503 instead of 401. */
    private static JwtException keysUnavailable(IllegalStateException failure) {
        return new JwtException("The signing keys are unavailable", failure);
    }

    private static OAuth2TokenValidator<Jwt> validator(TokenProperties token) {
        JwtTimestampValidator time = new JwtTimestampValidator(CLOCK_SKEW);
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator("at+jwt"),
                new JwtIssuerValidator(token.issuer()),
                new JwtAudienceValidator(token.audience()),
                time);
    }
}
