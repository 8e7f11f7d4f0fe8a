package dev.souk.bff;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the backend for the frontend. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class BffServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(BffServiceApplication.class, arguments);
    }
}
