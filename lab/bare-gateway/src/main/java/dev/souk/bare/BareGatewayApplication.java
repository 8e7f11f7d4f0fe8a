package dev.souk.bare;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the gateway, whose only route is in {@code application.yml}. */
@SpringBootApplication(proxyBeanMethods = false)
public class BareGatewayApplication {

    /** Starts the gateway; {@code args} are Spring Boot properties. */
    public static void main(String[] args) {
        SpringApplication.run(BareGatewayApplication.class, args);
    }
}
