package dev.souk.zookeeper.server;

import java.io.File;
import org.apache.zookeeper.server.DatadirCleanupManager;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts a ZooKeeper server; its HTTP port has health and metrics. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class ZookeeperServiceApplication {

    private static final int KEPT_SNAPSHOTS = 3;
    private static final int HOURS_BETWEEN_PURGES = 1;

    static void main(String[] arguments) {
        SpringApplication.run(ZookeeperServiceApplication.class, arguments);
    }

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
