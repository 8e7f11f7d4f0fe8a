package dev.souk.config.client;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertiesPropertySource;

/** Where this service has its settings from: config-service, or else a file with the last ones that it gave. */
final class SettingsSource implements AutoCloseable {

    static final String NAME = "settings of config-service";

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** What Spring Cloud Config's server calls the latest commit. */
    static final String LATEST = "main";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final String server;
    private final String service;
    private final Path lastKnown;

    SettingsSource(Environment environment) {
        this.server = environment.getRequiredProperty("souk.config.address");
        this.service = environment.getRequiredProperty("spring.application.name");
        this.lastKnown = Path.of(environment.getRequiredProperty("souk.config.last-known"));
    }

    /** The latest commit, and in the lines below what somebody would like to set. */
    String news() throws IOException {
        return send(HttpRequest.newBuilder(URI.create(server + "/changes/" + service + "/news")));
    }

    /** Replies to what somebody would like to set. */
    void reply(String proposal, String verdict) throws IOException {
        var uri = URI.create(server + "/changes/" + service + "/verdict?of=" + proposal.hashCode());
        send(HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(verdict)));
    }

    /**
     * From Spring Cloud Config's server, of this very commit: its clone may not have the latest one yet. Each instance
     * stores the same file, and none reads half of it.
     */
    MapPropertySource fetch(String commit) throws IOException {
        var uri = URI.create(
                "%s/config/%s/%s-default.properties?resolvePlaceholders=false".formatted(server, commit, service));
        String text = send(HttpRequest.newBuilder(uri));
        Path written = Files.createTempFile(Files.createDirectories(lastKnown.getParent()), service, null);
        Files.move(Files.writeString(written, text), lastKnown, StandardCopyOption.ATOMIC_MOVE);
        return parse(text);
    }

    /** None before the first start. */
    MapPropertySource lastKnown() throws IOException {
        return parse(Files.exists(lastKnown) ? Files.readString(lastKnown) : "");
    }

    static MapPropertySource parse(String text) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(text));
        return new PropertiesPropertySource(NAME, properties);
    }

    /** A second for all of it: no start waits longer for a server that is suspended. */
    private String send(HttpRequest.Builder request) throws IOException {
        var sent = http.sendAsync(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
        try {
            HttpResponse<String> response = sent.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                throw new IOException("config-service responds " + response.statusCode());
            }
            return response.body();
        } catch (ExecutionException | TimeoutException | InterruptedException unavailable) {
            sent.cancel(true);
            throw new IOException("config-service does not respond", unavailable);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
