package dev.souk.cart;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The versions of a cart go on from the time, which is 0 here: tests expect the first ones. */
@TestConfiguration(proxyBeanMethods = false)
class FirstVersions {

    @Bean
    Clock clock() {
        return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    }
}
