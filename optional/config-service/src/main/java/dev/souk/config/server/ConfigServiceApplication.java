package dev.souk.config.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.config.server.EnableConfigServer;

/** Starts the service that has the settings of the others. */
@EnableConfigServer
@SpringBootApplication(proxyBeanMethods = false)
public class ConfigServiceApplication {

    /** Starts the service; {@code args} are Spring Boot properties. */
    public static void main(String[] args) {
        SpringApplication.run(ConfigServiceApplication.class, args);
    }
}
