package dev.souk.user;

import dev.souk.user.password.PasswordSettings;
import dev.souk.user.session.LoginSettings;
import dev.souk.user.token.SigningSettings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Accounts, sessions and wallets as a process. */
@SpringBootApplication
@EnableConfigurationProperties({LoginSettings.class, PasswordSettings.class, SigningSettings.class})
class UserServiceApplication {

    static void main(String[] arguments) {
        SpringApplication.run(UserServiceApplication.class, arguments);
    }
}
