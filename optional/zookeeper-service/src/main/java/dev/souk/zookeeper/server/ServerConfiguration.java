package dev.souk.zookeeper.server;

import java.io.File;
import org.apache.zookeeper.server.DatadirCleanupManager;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class ServerConfiguration {

    private static final int KEPT_SNAPSHOTS = 3;
    private static final int HOURS_BETWEEN_PURGES = 1;

    @Bean(initMethod = "start", destroyMethod = "stop")
    RestartedServer server(ServerProperties properties) {
        return new RestartedServer(properties);
    }

    @Bean(initMethod = "start", destroyMethod = "shutdown")
    DatadirCleanupManager oldSnapshots(ServerProperties properties) {
        File folder = properties.folder().toFile();
        return new DatadirCleanupManager(folder, folder, KEPT_SNAPSHOTS, HOURS_BETWEEN_PURGES);
    }

    @Bean
    HealthIndicator serverHealthIndicator(RestartedServer server) {
        return () -> (server.isRunning() ? Health.up() : Health.down()).build();
    }
}
