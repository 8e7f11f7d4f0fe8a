package dev.souk.common.grpc.server;

import dev.souk.common.token.TokenRoles;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.grpc.server.autoconfigure.security.GrpcServerOAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.grpc.server.autoconfigure.security.GrpcServerSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.grpc.server.GlobalServerInterceptor;
import org.springframework.grpc.server.security.AuthenticationProcessInterceptor;
import org.springframework.grpc.server.security.GrpcSecurity;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/**
 * Tokens of calls, validated by the decoder of REST requests. Every call needs a valid one except those of
 * {@link PublicCalls}.
 */
@AutoConfiguration(
        after = GrpcServerSecurityAutoConfiguration.class,
        before = GrpcServerOAuth2ResourceServerAutoConfiguration.class)
@ConditionalOnBooleanProperty("spring.grpc.server.enabled")
class GrpcSecurityAutoConfiguration {

    @Bean
    @GlobalServerInterceptor
    AuthenticationProcessInterceptor callAuthentication(
            GrpcSecurity grpc, JwtDecoder tokens, ObjectProvider<PublicCalls> open) throws Exception {
        return grpc.authorizeRequests(requests -> {
                    requests.methods("grpc.health.v1.Health/*", "grpc.reflection.v1.ServerReflection/*")
                            .permitAll(); // probes and tools have no token
                    open.ifAvailable(calls -> requests.methods(calls.methods().toArray(String[]::new))
                            .permitAll());
                    requests.allRequests().authenticated();
                })
                .authenticationExtractor(new TokenExtractor())
                .authenticationManager(new ProviderManager(provider(tokens)))
                .build();
    }

    /** Not by {@code oauth2ResourceServer}, which would make an observation, and so a trace, of each token. */
    private static JwtAuthenticationProvider provider(JwtDecoder tokens) {
        var provider = new JwtAuthenticationProvider(tokens);
        provider.setJwtAuthenticationConverter(TokenRoles.authentication());
        return provider;
    }
}
