package dev.souk.common.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import dev.souk.common.loadbalancing.BalancedServices;
import dev.souk.common.revocation.RevokedTokens;
import dev.souk.common.token.AccessTokenDecoder;
import dev.souk.common.token.RemoteJwkSource;
import dev.souk.common.token.TokenProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Validates access tokens, and that they are not revoked. A service that owns the keys declares its own
 * {@link JWKSource}.
 */
@AutoConfiguration(before = OAuth2ResourceServerAutoConfiguration.class)
@EnableConfigurationProperties(TokenProperties.class)
class TokenAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    JWKSource<SecurityContext> publicKeys(TokenProperties properties, BalancedServices services, SslBundles bundles) {
        return RemoteJwkSource.of(properties, services, bundles);
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, TokenProperties properties, RevokedTokens revoked) {
        var decoder = AccessTokenDecoder.of(keys, properties);
        decoder.setJwtValidator(
                _ -> OAuth2TokenValidatorResult.success()); // CachingJwtDecoder does it, in each request
        return new CachingJwtDecoder(
                decoder,
                keys,
                new DelegatingOAuth2TokenValidator<>(
                        AccessTokenDecoder.validator(properties), new RevocationValidator(revoked)));
    }
}
