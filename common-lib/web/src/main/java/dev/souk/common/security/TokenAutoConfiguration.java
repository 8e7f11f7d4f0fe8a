package dev.souk.common.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.souk.common.revocation.RevokedTokens;
import dev.souk.common.token.AccessTokenValidator;
import dev.souk.common.token.ProviderClaims;
import dev.souk.common.token.TokenProperties;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.cloud.client.loadbalancer.LoadBalancerClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Validates tokens as RFC 9068 (access tokens) and RFC 8725 (best practices) require: one algorithm, the type
 * {@code at+jwt}, issuer, audience, time; and that the token is not revoked. A service that owns the keys declares its
 * own {@link JWKSource}.
 */
@AutoConfiguration(
        beforeName = "org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet"
                + ".OAuth2ResourceServerAutoConfiguration")
@EnableConfigurationProperties(TokenProperties.class)
class TokenAutoConfiguration {

    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(JWKSource.class)
    static class RemoteKeys {

        @Bean
        JWKSource<SecurityContext> publicKeys(
                TokenProperties properties, LoadBalancerClient loadBalancer, SslBundles bundles) {
            return RemoteJwkSource.of(properties, loadBalancer, bundles);
        }

        @Bean
        PublicKeyLoader publicKeyLoader(JWKSource<SecurityContext> publicKeys) {
            return new PublicKeyLoader(publicKeys);
        }
    }

    @Bean
    @ConditionalOnMissingBean
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, TokenProperties properties, RevokedTokens revoked) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(ACCESS_TOKEN));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(properties.algorithms(), keys));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // Spring's validators below check the claims
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setClaimSetConverter(ProviderClaims.of(properties));
        decoder.setJwtValidator(
                _ -> OAuth2TokenValidatorResult.success()); // CachingJwtDecoder does it, in each request
        return new CachingJwtDecoder(
                decoder,
                keys,
                new DelegatingOAuth2TokenValidator<>(
                        AccessTokenValidator.of(properties), new RevocationValidator(revoked)));
    }
}
