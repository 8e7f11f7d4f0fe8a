package dev.souk.zookeeper.server;

import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import org.apache.zookeeper.server.DatadirCleanupManager;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A single server: what it has, each client registers again after its session has expired. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

    private static final int KEPT_SNAPSHOTS = 3;
    private static final int HOURS_BETWEEN_PURGES = 1;

    @Bean
    ZooKeeperServer zooKeeperServer(ServerProperties properties) throws IOException {
        File folder = properties.folder().toFile();
        return new ZooKeeperServer(folder, folder, (int) properties.tick().toMillis());
    }

    /** Shutting it down stops the server, too. */
    @Bean(destroyMethod = "shutdown")
    ServerCnxnFactory clientConnections(ZooKeeperServer server, ServerProperties properties)
            throws IOException, InterruptedException {
        var connections = new NIOServerCnxnFactory();
        connections.configure(
                new InetSocketAddress(properties.address(), properties.port()), properties.maxConnections());
        connections.startup(server);
        return connections;
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    DatadirCleanupManager oldSnapshots(ServerProperties properties) {
        File folder = properties.folder().toFile();
        return new DatadirCleanupManager(folder, folder, KEPT_SNAPSHOTS, HOURS_BETWEEN_PURGES);
    }

    @Bean
    HealthIndicator serverHealthIndicator(ZooKeeperServer server) {
        return () -> (server.isRunning() ? Health.up() : Health.down())
                .withDetail("connections", server.getNumAliveConnections())
                .build();
    }
}
