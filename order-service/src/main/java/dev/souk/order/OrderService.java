package dev.souk.order;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the order service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OrderService {

    private OrderService() {}

    static void main(String[] arguments) {
        SpringApplication.run(OrderService.class, arguments);
    }
}
