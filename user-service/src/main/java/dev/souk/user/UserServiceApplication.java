package dev.souk.user;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Accounts, sessions and wallets. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
class UserServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(UserServiceApplication.class, arguments);
    }
}
