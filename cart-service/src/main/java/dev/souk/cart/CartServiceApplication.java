package dev.souk.cart;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Items, their stock and the carts of users. */
@SpringBootApplication
@ConfigurationPropertiesScan
class CartServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(CartServiceApplication.class, arguments);
    }
}
