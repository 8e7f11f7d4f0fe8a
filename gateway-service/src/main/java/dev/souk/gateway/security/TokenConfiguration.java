package dev.souk.gateway.security;

import com.nimbusds.jose.jwk.JWKSet;
import io.netty.channel.ChannelOption;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import org.springframework.cloud.client.loadbalancer.reactive.ReactorLoadBalancerExchangeFilterFunction;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
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
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Checks access tokens as RFC 9068 and RFC 8725 ask: one algorithm, one type, issuer, audience, time. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final int CONNECT_MILLIS = 400;
    private static final Duration TIMEOUT = Duration.ofMillis(800);
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    SigningKeys signingKeys(TokenProperties token, ReactorLoadBalancerExchangeFilterFunction balanced, Clock clock) {
        HttpClient http = HttpClient.create()
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                .responseTimeout(TIMEOUT);
        Mono<JWKSet> published = WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .filter(balanced)
                .build()
                .get()
                .uri(token.jwksUri())
                .retrieve()
                .bodyToMono(String.class)
                .flatMap(TokenConfiguration::parse)
                .retry(1);
        return new SigningKeys(published, clock);
    }

    @Bean
    ReactiveJwtDecoder tokenDecoder(SigningKeys keys, TokenProperties properties, Clock clock) {
        NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .validateType(false) // Nimbus would accept "JWT" alone; the validator below wants at+jwt.
                .build();
        decoder.setJwtValidator(good(properties));
        return new CachingReactiveJwtDecoder(
                token -> decoder.decode(token).onErrorMap(IllegalStateException.class, TokenConfiguration::keysAway),
                clock);
    }

    /**
     * Not the token's fault: to Spring Security this is a failing service, so that the caller hears 503 instead of
     * 401.
     */
    private static JwtException keysAway(IllegalStateException failure) {
        return new JwtException("The signing keys cannot be had", failure);
    }

    private static OAuth2TokenValidator<Jwt> good(TokenProperties token) {
        JwtTimestampValidator time = new JwtTimestampValidator(CLOCK_SKEW);
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(
                new JwtTypeValidator("at+jwt"),
                new JwtIssuerValidator(token.issuer()),
                new JwtAudienceValidator(token.audience()),
                time);
    }

    private static Mono<JWKSet> parse(String json) {
        try {
            return Mono.just(JWKSet.parse(json));
        } catch (ParseException notKeys) {
            return Mono.error(notKeys);
        }
    }
}
