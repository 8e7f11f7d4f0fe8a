package dev.souk.system.external;

import static org.awaitility.Awaitility.await;

import dev.souk.tools.client.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;

/** npm's {@code oidc-provider}, in a process. */
final class NodeProvider implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Pattern LISTENING = Pattern.compile("Listening at (\\S+)");

    private final Process process;
    private final String issuer;

    private NodeProvider(Process process, String issuer) {
        this.process = process;
        this.issuer = issuer;
    }

    static NodeProvider start(Path folder, Path output) throws IOException {
        Process process = new ProcessBuilder("node", "provider.mjs")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            await().atMost(START_LIMIT).until(() -> listening(output).isPresent());
            return new NodeProvider(process, listening(output).orElseThrow());
        } catch (ConditionTimeoutException late) {
            process.destroyForcibly();
            throw late;
        }
    }

    private static Optional<String> listening(Path output) throws IOException {
        return LISTENING
                .matcher(Files.readString(output))
                .results()
                .map(line -> line.group(1))
                .findFirst();
    }

    String issuer() {
        return issuer;
    }

    /** A token by client credentials, without a user. */
    String machineToken() throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString("souk-machine:machine".getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return Json.MAPPER
                    .readTree(http.send(request, BodyHandlers.ofString()).body())
                    .path("access_token")
                    .asString();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
