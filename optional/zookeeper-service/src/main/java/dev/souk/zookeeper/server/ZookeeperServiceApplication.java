package dev.souk.zookeeper.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts a ZooKeeper server; its HTTP port has health and metrics. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ZookeeperServiceApplication {

    /** Starts the server; {@code args} are Spring Boot properties. */
    public static void main(String[] args) {
        SpringApplication.run(ZookeeperServiceApplication.class, args);
    }
}
