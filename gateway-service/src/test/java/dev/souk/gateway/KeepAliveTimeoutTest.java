package dev.souk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.FileSystemResource;

/**
 * The gateway must close an idle connection before the service does. Otherwise a request can meet a connection that the
 * service is just closing, and fails although nothing is wrong.
 */
class KeepAliveTimeoutTest {

    private static final Duration MARGIN = Duration.ofSeconds(10);

    @Test
    void theGatewayClosesIdleConnectionsWellBeforeTheServices() throws IOException {
        var gateway = properties(Path.of("src/main/resources/application.yml"));
        var services = properties(settingsOfServices());

        Duration evictedAfter = duration(gateway, "spring.cloud.gateway.server.webflux.httpclient.pool.max-idle-time")
                .plus(duration(gateway, "spring.cloud.gateway.server.webflux.httpclient.pool.eviction-interval"));
        String connectionTimeout = services.getRequiredProperty("server.tomcat.connection-timeout");
        // Tomcat uses connection-timeout for keep-alive too, if no keep-alive-timeout is configured.
        Duration closedAfter = DurationStyle.detectAndParse(
                services.getProperty("server.tomcat.keep-alive-timeout", connectionTimeout));

        assertThat(evictedAfter.plus(MARGIN)).isLessThan(closedAfter);
    }

    private static Duration duration(PropertySourcesPropertyResolver properties, String name) {
        return DurationStyle.detectAndParse(properties.getRequiredProperty(name));
    }

    private static PropertySourcesPropertyResolver properties(Path yaml) throws IOException {
        MutablePropertySources sources = new MutablePropertySources();
        new YamlPropertySourceLoader()
                .load("yaml", new FileSystemResource(yaml))
                .forEach(sources::addLast);
        return new PropertySourcesPropertyResolver(sources);
    }

    private static Path settingsOfServices() {
        try (Stream<Path> files = Files.walk(Path.of("../common-lib"))) {
            return files.filter(file -> file.endsWith("src/main/resources/souk-service.yml"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
