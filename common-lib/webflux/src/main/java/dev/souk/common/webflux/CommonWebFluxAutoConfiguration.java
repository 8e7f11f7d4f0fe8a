package dev.souk.common.webflux;

import dev.souk.common.loadbalancing.BalancedServices;
import dev.souk.common.token.AccessTokenDecoder;
import dev.souk.common.token.RemoteJwkSource;
import dev.souk.common.token.TokenProperties;
import java.time.Clock;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.NettyPipeline;

/**
 * Problems, firewall, limits of pipelined requests and headers, TLS to the services and access tokens of a reactive
 * process.
 */
@AutoConfiguration(before = ReactiveOAuth2ResourceServerAutoConfiguration.class)
@EnableConfigurationProperties(TokenProperties.class)
@Import({ProblemJson.class, ServiceTls.class, StrictFirewall.class})
class CommonWebFluxAutoConfiguration {

    @Bean
    NettyServerCustomizer pipelinedRequests() {
        return server -> server.doOnChannelInit((_, channel, _) -> channel.pipeline()
                .addAfter(NettyPipeline.HttpCodec, "souk.pipelinedRequests", new PipelinedRequests()));
    }

    /** After Spring Boot has applied the limits of {@code server.netty}. */
    @Bean
    WebServerFactoryCustomizer<NettyReactiveWebServerFactory> requestHeaders() {
        return factory -> factory.addServerCustomizers(RequestHeaders::limitedIn);
    }

    /** Validates access tokens by the decoder of the services. It may block, so it runs in threads that may. */
    @Bean
    ReactiveJwtDecoder jwtDecoder(
            TokenProperties properties, BalancedServices services, SslBundles bundles, Clock clock) {
        JwtDecoder decoder = AccessTokenDecoder.of(RemoteJwkSource.of(properties, services, bundles), properties);
        return new CachingReactiveJwtDecoder(
                token -> Mono.fromCallable(() -> decoder.decode(token))
                        .subscribeOn(Schedulers.boundedElastic())
                        .onErrorMap(RejectedExecutionException.class, full -> new JwtException("Cannot decode", full)),
                clock);
    }
}
