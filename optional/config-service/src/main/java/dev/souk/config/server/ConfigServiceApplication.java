package dev.souk.config.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.config.server.EnableConfigServer;

/** Starts the service that has the settings of the others. */
@EnableConfigServer
@SpringBootApplication(proxyBeanMethods = false)
public class ConfigServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(ConfigServiceApplication.class, arguments);
    }
}
