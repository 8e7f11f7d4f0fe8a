package dev.souk.gateway.grpc;

import dev.souk.common.grpc.GrpcChannels;
import dev.souk.common.problem.Problems;
import dev.souk.gateway.ratelimit.RateLimitFilter;
import dev.souk.gateway.request.TrustedProxies;
import dev.souk.gateway.routing.GrpcWebPaths;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.grpc.netty.GrpcSslContexts;
import io.micrometer.core.instrument.binder.grpc.ObservationGrpcServerInterceptor;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Tracer;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;

/** gRPC for callers outside. */
@Configuration(proxyBeanMethods = false)
@Profile("grpc")
class GrpcConfiguration {

    private static final Duration RETRY = Duration.ofSeconds(2);

    @Bean
    RoutedMethods routedMethods(GrpcProperties properties) {
        return new RoutedMethods(properties.routes());
    }

    @Bean
    GrpcWebPaths grpcWebPaths(RoutedMethods methods) {
        return new GrpcWebPaths(methods.services(), name -> methods.find(name) != null);
    }

    @Bean
    ServiceChannels serviceChannels(
            GrpcProperties properties,
            RoutedMethods methods,
            GrpcChannels channels,
            CircuitBreakerRegistry breakers,
            ObservationRegistry observations) {
        return new ServiceChannels(properties, methods, channels, breakers, observations);
    }

    @Bean
    ProxiedMethods proxiedMethods(GrpcProperties properties, RoutedMethods routes, ServiceChannels services) {
        return new ProxiedMethods(routes, services.channels(), properties.timeout());
    }

    @Bean
    AdmissionInterceptor admissionInterceptor(
            RoutedMethods routes,
            GrpcProperties properties,
            ReactiveJwtDecoder tokens,
            RateLimitFilter rateLimit,
            TrustedProxies proxies) {
        return new AdmissionInterceptor(routes, properties, token -> subject(tokens, token), rateLimit, proxies);
    }

    @Bean
    GrpcGateway grpcGateway(
            ServerProperties server,
            GrpcProperties properties,
            ProxiedMethods methods,
            AdmissionInterceptor admission,
            ObservationRegistry observations,
            ObjectProvider<SslContext> tls) {
        return new GrpcGateway(
                new InetSocketAddress(server.getAddress(), properties.port()),
                properties,
                methods,
                List.of(new ObservationGrpcServerInterceptor(observations), admission),
                new VirtualThreadTaskExecutor("grpc-"),
                tls.getIfAvailable());
    }

    /** No observation of its own: that of the HTTP request is the one. */
    @Bean
    LocalCalls localCalls(RoutedMethods routes, ProxiedMethods methods, AdmissionInterceptor admission, Tracer tracer) {
        return new LocalCalls(routes, methods, List.of(new TraceInterceptor(tracer), admission));
    }

    /** As the HTTP port: with the certificate of the gateway, for any client. */
    @Bean
    @Profile("tls")
    SslContext grpcServerTls(SslBundles bundles, @Value("${server.ssl.bundle}") String name) throws SSLException {
        var certificate = bundles.getBundle(name).getManagers().getKeyManagers()[0];
        return GrpcSslContexts.configure(SslContextBuilder.forServer(certificate))
                .build();
    }

    /** Waits for the keys, if they have to be fetched; calls have virtual threads. */
    private static String subject(ReactiveJwtDecoder tokens, String token) {
        try {
            return tokens.decode(token).map(Jwt::getSubject).blockOptional().orElseThrow(Problems::tokenRejected);
        } catch (BadJwtException invalid) {
            throw Problems.tokenRejected();
        } catch (JwtException keysUnavailable) {
            throw Problems.tokenNotVerifiable().retryAfter(RETRY);
        }
    }
}
