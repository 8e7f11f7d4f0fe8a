package dev.souk.user;

import dev.souk.user.password.PasswordProperties;
import dev.souk.user.session.LoginProperties;
import dev.souk.user.token.SigningProperties;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Accounts, sessions and wallets as a process. */
@SpringBootApplication
@EnableConfigurationProperties({LoginProperties.class, PasswordProperties.class, SigningProperties.class})
class UserServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(UserServiceApplication.class, arguments);
    }
}
