package dev.souk.config.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.Environment;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where a service has its settings from: config-service, or else a file with the last ones that it gave. */
record SettingsSource(RestClient server, String service, Path lastKnown) {

    private static final Logger log = LoggerFactory.getLogger(SettingsSource.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final JsonMapper JSON = new JsonMapper();

    /** The response of Spring Cloud Config's server: what somebody would like to set, and what is set. */
    record Settings(List<Source> propertySources) {

        record Source(Map<String, Object> source) {}

        Map<String, Object> proposed() {
            return propertySources.getFirst().source();
        }

        /** Those that the service has, if the server has none at all: its folder was lost, or nobody ever set one. */
        Map<String, Object> current(Map<String, Object> known) {
            return propertySources.size() > 1 ? propertySources.getLast().source() : known;
        }
    }

    /** No start waits long for a server that is suspended. */
    static SettingsSource of(Environment environment) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(TIMEOUT);
        requests.setReadTimeout(TIMEOUT);
        String server = environment.getRequiredProperty("souk.config.address");
        return new SettingsSource(
                RestClient.builder().requestFactory(requests).baseUrl(server).build(),
                environment.getRequiredProperty("spring.application.name"),
                Path.of(environment.getRequiredProperty("souk.config.last-known")));
    }

    Settings read() {
        return server.get()
                .uri("/config/{service}/proposed", service)
                .retrieve()
                .requiredBody(Settings.class);
    }

    /** Says whether this service can use what somebody would like to set. */
    void reply(Map<String, Object> proposed, String verdict) {
        server.post()
                .uri("/changes/{service}/{hash}", service, proposed.hashCode())
                .body(verdict.getBytes(StandardCharsets.UTF_8)) // a text would go as ISO 8859-1
                .retrieve()
                .toBodilessEntity();
    }

    /** Those of now or, while config-service does not respond, the last known ones: none before the first start. */
    Map<String, Object> atStart() {
        try {
            Map<String, Object> settings = read().current(readLastKnown());
            keep(settings);
            return settings;
        } catch (RestClientException unavailable) { // SettingsRefresher logs it
            return readLastKnown();
        }
    }

    /** A file that a power failure has damaged counts as none. */
    private Map<String, Object> readLastKnown() {
        try {
            return Files.exists(lastKnown) ? JSON.readerForMapOf(Object.class).readValue(lastKnown) : Map.of();
        } catch (JacksonException damaged) {
            log.warn("{} cannot be read: {}", lastKnown, damaged.getOriginalMessage());
            return Map.of();
        }
    }

    /** Each instance stores the same file, and none reads half of it. They act also if it cannot be written. */
    void keep(Map<String, Object> settings) {
        try {
            Path written = Files.createTempFile(Files.createDirectories(lastKnown.getParent()), service, null);
            try {
                Files.write(written, JSON.writeValueAsBytes(settings));
                Files.move(written, lastKnown, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(written);
            }
        } catch (IOException unwritable) {
            log.warn("The next start may not have these settings: {}", unwritable.toString());
        }
    }
}
