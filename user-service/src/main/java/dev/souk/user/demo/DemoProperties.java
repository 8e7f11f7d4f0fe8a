package dev.souk.user.demo;

import dev.souk.user.password.Password;
import dev.souk.user.password.PasswordRules;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/**
 * The settings of the demo.
 *
 * @param adminPassword the password of the demo's admin; required, since a default would be public
 */
@Profile("demo")
@Validated
@ConfigurationProperties("souk.demo")
record DemoProperties(
        @NotNull @Password(min = PasswordRules.MIN_LENGTH) String adminPassword) {

    @Override
    public String toString() {
        return "DemoProperties"; // the password must not reach a log by accident
    }
}
