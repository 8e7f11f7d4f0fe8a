package dev.souk.cart;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Items, their stock and the carts of users. */
@SpringBootApplication
class CartServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(CartServiceApplication.class, arguments);
    }
}
