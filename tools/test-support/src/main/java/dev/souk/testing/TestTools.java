package dev.souk.testing;

import dev.souk.testing.events.TestEvents;
import dev.souk.testing.http.TestApi;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Clients of the service under test. */
@TestConfiguration(proxyBeanMethods = false)
class TestTools {

    @Bean
    @Lazy
    TestApi testApi(WebServerApplicationContext server, TestTokens tokens) {
        return new TestApi(() -> Objects.requireNonNull(server.getWebServer()).getPort(), tokens::token);
    }

    @Bean
    @Lazy
    TestEvents testEvents(@Value("${spring.kafka.bootstrap-servers}") String bootstrapServers) {
        return new TestEvents(bootstrapServers);
    }
}
