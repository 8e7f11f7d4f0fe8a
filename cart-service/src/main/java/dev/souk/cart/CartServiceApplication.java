package dev.souk.cart;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The service of items, stock and carts. */
@SpringBootApplication
public class CartServiceApplication {

    /** Starts it; settings come from the environment, with the names that Spring Boot has for them. */
    public static void main(String... args) {
        SpringApplication.run(CartServiceApplication.class, args);
    }
}
