package dev.souk.grpc;

import com.linecorp.armeria.server.Server;
import dev.souk.grpc.testing.TestCalls;
import dev.souk.grpc.testing.WebCaller;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

/** Base of the tests: the server with a fake of the gateway. */
abstract class GrpcTest {

    static final String ID = "019a9f5e-0000-7000-8000-000000000001";
    static final String ITEM = "019a9f5e-0000-7000-8000-00000000000b";
    static final String TOKEN = "token";
    static final int MAX_CALLS_OF_A_CLIENT = 8;
    static final int MAX_CONNECTIONS = 100;

    final FakeGateway gateway = new FakeGateway();
    private final Duration timeout;
    private final Duration streamLifetime;
    private final Duration idleTimeout;
    private Server server;
    TestCalls calls;

    /** With time limits that no test reaches, on a slow machine either. */
    GrpcTest() {
        this(Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(1));
    }

    GrpcTest(Duration timeout, Duration streamLifetime, Duration idleTimeout) {
        this.timeout = timeout;
        this.streamLifetime = streamLifetime;
        this.idleTimeout = idleTimeout;
    }

    @BeforeEach
    void start() {
        server = server(List.of());
        calls = new TestCalls(server.activeLocalPort(), (_, _) -> TOKEN);
    }

    @AfterEach
    void stop() {
        calls.close();
        // what Netty waits for when it stops is no matter of the next test
        Thread.startVirtualThread(server::close);
        Thread.startVirtualThread(gateway::close);
    }

    int port() {
        return server.activeLocalPort();
    }

    void stopServer() {
        server.close();
    }

    WebCaller web() {
        return WebCaller.of(URI.create("http://127.0.0.1:" + server.activeLocalPort()));
    }

    /** Another server that believes the address that these networks send. */
    Server server(List<String> trustedProxies) {
        var properties = new GrpcProperties(
                gateway.uri(),
                timeout,
                streamLifetime,
                100,
                MAX_CALLS_OF_A_CLIENT,
                MAX_CONNECTIONS,
                100,
                idleTimeout,
                DataSize.ofKilobytes(64),
                DataSize.ofKilobytes(8),
                trustedProxies,
                true);
        var environment = new MockEnvironment();
        var bundles = new StaticListableBeanFactory().getBeanProvider(SslBundles.class);
        var configuration = new ServerConfiguration();
        return configuration.grpcServer(
                configuration.gateway(properties, environment, bundles),
                properties,
                environment,
                bundles,
                "127.0.0.1",
                0);
    }
}
