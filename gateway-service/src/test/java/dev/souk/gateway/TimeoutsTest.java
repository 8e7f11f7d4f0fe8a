package dev.souk.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySourcesPropertyResolver;
import org.springframework.core.io.FileSystemResource;

/** The timeouts of several processes, as they are configured, have to fit each other. */
class TimeoutsTest {

    private static final Duration MARGIN = Duration.ofSeconds(10);
    private static final Pattern OF_SQL = Pattern.compile("(\\w+)_timeout = '(\\d+m?s)'");

    /** Otherwise a request can meet a connection that the service is just closing, and fails without a reason. */
    @Test
    void theGatewayClosesIdleConnectionsWellBeforeTheServices() throws IOException {
        var gateway = properties(Path.of("src/main/resources/application.yml"));
        var services = properties(settings("souk-service.yml"));

        Duration evictedAfter = duration(gateway, "spring.cloud.gateway.server.webflux.httpclient.pool.max-idle-time")
                .plus(duration(gateway, "spring.cloud.gateway.server.webflux.httpclient.pool.eviction-interval"));
        String connectionTimeout = services.getRequiredProperty("server.tomcat.connection-timeout");
        // Tomcat uses connection-timeout for keep-alive too, if no keep-alive-timeout is configured.
        Duration closedAfter = DurationStyle.detectAndParse(
                services.getProperty("server.tomcat.keep-alive-timeout", connectionTimeout));

        assertThat(evictedAfter.plus(MARGIN)).isLessThan(closedAfter);
    }

    /** So whoever has called something learns how that ended; tests with real calls have limits of their own. */
    @Test
    void eachTimeLimitIsLongerThanThoseOfTheCallsBehindIt() throws IOException {
        String limit = "resilience4j.timelimiter.configs.default.timeout-duration";
        Duration request = duration(properties(Path.of("src/main/resources/application.yml")), limit);
        Duration call = duration(properties(Path.of("../order-service/src/main/resources/application.yml")), limit);
        Map<String, Duration> ofSql = OF_SQL.matcher(Files.readString(settings("souk-messaging.yml")))
                .results()
                .collect(Collectors.toMap(
                        match -> match.group(1),
                        match -> DurationStyle.detectAndParse(match.group(2)),
                        (ofRequests, _) -> ofRequests));

        assertThat(List.of(request, ofSql.get("statement"), call, ofSql.get("lock")))
                .isSortedAccordingTo(Comparator.reverseOrder())
                .doesNotHaveDuplicates();
        assertThat(call.plusMillis(200)).isLessThanOrEqualTo(Duration.ofSeconds(1)); // with the time to connect
    }

    /** It begins with what is written first: an event, for which it may wait for minutes, or a comment. */
    @ParameterizedTest
    @CsvSource({
        "storefront-service, storefront-events",
        "bff-service, bff-service-streams",
        "bff-service, bff-service-grpc-streams",
        "grpc-service, grpc-service-streams"
    })
    void aStreamThatBeginsLateIsNeitherSlowNorOverItsTimeLimit(String part, String name) throws IOException {
        Duration stream = Duration.ofMinutes(6);
        var settings = properties(Path.of("../optional/" + part + "/gateway.yml"));
        Duration comment = duration(
                properties(Path.of("../optional/storefront-service/src/main/resources/application.yml")),
                "spring.graphql.http.sse.keep-alive");

        assertThat(duration(
                        settings, "resilience4j.circuitbreaker.instances." + name + ".slow-call-duration-threshold"))
                .isEqualTo(stream);
        if (name.contains("grpc")) { // has no comments
            assertThat(duration(settings, "resilience4j.timelimiter.instances." + name + ".timeout-duration"))
                    .isEqualTo(stream);
        }
        assertThat(comment).isLessThanOrEqualTo(Duration.ofSeconds(1)); // the gateway waits for 5 s
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

    private static Path settings(String name) {
        try (Stream<Path> files = Files.walk(Path.of("../common-lib"))) {
            return files.filter(file -> file.endsWith("src/main/resources/" + name))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
