package dev.souk.grpc;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.grpc.GrpcSerializationFormats;
import com.linecorp.armeria.common.util.InetAddressPredicates;
import com.linecorp.armeria.server.ClientAddressSource;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServerListener;
import com.linecorp.armeria.server.grpc.GrpcHealthCheckService;
import com.linecorp.armeria.server.grpc.GrpcService;
import com.linecorp.armeria.server.healthcheck.HealthCheckService;
import io.grpc.DecompressorRegistry;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The server with its limits, and the client of the gateway. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(1); // the time limit of the request comes first
    private static final Duration SHUTDOWN = Duration.ofSeconds(5);
    private static final Duration QUIET = Duration.ofMillis(100); // with none it would wait for no call in progress
    private static final int STREAM_WINDOW = 64 * 1024;
    private static final int CONNECTION_WINDOW = 128 * 1024;
    private static final String TLS = "tls";

    @Bean
    Gateway gateway(GrpcProperties properties, Environment environment, ObjectProvider<SslBundles> bundles) {
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_TIMEOUT);
        if (environment.acceptsProfiles(Profiles.of(TLS))) {
            client.sslContext(bundles.getObject().getBundle("gateway-service").createSslContext());
        }
        return new Gateway(client.build(), properties);
    }

    /** Listens before the process is registered, and is closed with the beans, after it has been deregistered. */
    @Bean
    Server grpcServer(
            Gateway gateway,
            GrpcProperties properties,
            Environment environment,
            ObjectProvider<SslBundles> bundles,
            @Value("${server.address}") String address,
            @Value("${server.port}") int port) {
        ServerBuilder server = Server.builder();
        limit(server, properties);
        if (environment.acceptsProfiles(Profiles.of(TLS))) {
            SslBundle own = bundles.getObject().getBundle("souk");
            server.tls(own.getManagers().getKeyManagerFactory()).tlsCustomizer(tls -> tls.protocols("TLSv1.3"));
            addresses(address, port).forEach(one -> server.port(one, SessionProtocol.HTTPS));
        } else {
            addresses(address, port).forEach(one -> server.port(one, SessionProtocol.HTTP));
        }
        var health = HealthCheckService.builder().longPolling(0).build();
        GrpcService services = services(gateway, properties);
        var limits = new CallLimits(services, properties);
        server.service(services, _ -> limits)
                .service("/actuator/health/readiness", health)
                .service("regex:^/actuator/health/(liveness|registration)$", health) // the launcher asks for both
                .serverListener(ServerListener.builder()
                        .whenStopping(_ -> limits.stop())
                        .build());
        Server listening = server.build();
        listening.start().join();
        return listening;
    }

    /** Also loopback: the launcher and the gateway of this machine call it there. */
    static List<InetSocketAddress> addresses(String address, int port) {
        var configured = new InetSocketAddress(address, port);
        InetAddress ip = configured.getAddress();
        return ip.isLoopbackAddress() || ip.isAnyLocalAddress()
                ? List.of(configured)
                : List.of(configured, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static void limit(ServerBuilder server, GrpcProperties properties) {
        server.maxNumConnections(properties.maxConnections())
                .idleTimeout(properties.idleTimeout())
                .http2MaxStreamsPerConnection(properties.maxCallsPerConnection())
                .http2MaxHeaderListSize(properties.maxMetadataSize().toBytes())
                .http1MaxHeaderSize((int) properties.maxMetadataSize().toBytes())
                .http2InitialStreamWindowSize(STREAM_WINDOW)
                .http2InitialConnectionWindowSize(CONNECTION_WINDOW)
                .maxRequestLength(2 * properties.maxMessageSize().toBytes()) // of base64, too; not of a stream
                .requestTimeout(properties.timeout().plus(GRACE))
                .gracefulShutdownTimeout(QUIET, SHUTDOWN)
                .clientAddressSources(ClientAddressSource.ofHeader("X-Forwarded-For"))
                .clientAddressTrustedProxyFilter(properties.trustedProxies().stream()
                        .map(InetAddressPredicates::ofCidr)
                        .reduce(_ -> false, Predicate::or));
    }

    private static GrpcService services(Gateway gateway, GrpcProperties properties) {
        var services = GrpcService.builder()
                .addService(new UserGrpcService(gateway))
                .addService(new OrderGrpcService(gateway))
                .addService(new CartGrpcService(gateway))
                .addService(GrpcHealthCheckService.builder().build())
                .supportedSerializationFormats(List.of(
                        GrpcSerializationFormats.PROTO,
                        GrpcSerializationFormats.PROTO_WEB,
                        GrpcSerializationFormats.PROTO_WEB_TEXT))
                .decompressorRegistry(DecompressorRegistry.getDefaultInstance().with(new GzipDecompressor(), true))
                .maxRequestMessageLength((int) properties.maxMessageSize().toBytes())
                .exceptionHandler(Rejections.HANDLER);
        if (properties.reflection()) {
            services.addService(ProtoReflectionServiceV1.newInstance());
        }
        return services.build();
    }
}
