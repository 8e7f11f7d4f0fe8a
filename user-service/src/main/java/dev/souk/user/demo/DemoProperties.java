package dev.souk.user.demo;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the demo needs.
 *
 * @param adminPassword of the demo's admin; there is no default, since everybody would know it
 */
@Validated
@ConfigurationProperties("souk.demo")
record DemoProperties(@NotNull @Size(min = 12, max = 128) String adminPassword) {

    @Override
    public String toString() {
        return "DemoProperties"; // the password must not reach a log by accident
    }
}
