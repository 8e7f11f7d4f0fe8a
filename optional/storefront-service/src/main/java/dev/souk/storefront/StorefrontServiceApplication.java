package dev.souk.storefront;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the storefront. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class StorefrontServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(StorefrontServiceApplication.class, arguments);
    }
}
