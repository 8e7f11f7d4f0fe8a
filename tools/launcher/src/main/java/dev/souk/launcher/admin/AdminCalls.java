package dev.souk.launcher.admin;

import dev.souk.launcher.control.Json;
import dev.souk.launcher.control.SoukStatus;
import dev.souk.launcher.report.LauncherException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** The shop to its admin: logs in once, then calls with that token. */
final class AdminCalls {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final String gateway;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final String token;

    /** An answer; the body is missing where there was none. */
    record Answer(int status, JsonNode body) {

        /** What went wrong, in the words of the problem. */
        String problem() {
            return body.path("title").asString("status " + status) + ": "
                    + body.path("detail").asString("");
        }
    }

    AdminCalls(SoukStatus souk) {
        gateway = souk.gateway();
        token = login(Json.MAPPER.writeValueAsString(souk.admin()));
    }

    private String login(String credentials) {
        Answer answer = send(HttpRequest.newBuilder(URI.create(gateway + "/sessions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(credentials)));
        if (answer.status() != 200) {
            throw new LauncherException("The admin of this system cannot log in. " + answer.problem());
        }
        return answer.body().path("access_token").asString();
    }

    Answer call(String method, String path) {
        return send(HttpRequest.newBuilder(URI.create(gateway + path))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody()));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofString());
            String text = response.body();
            return new Answer(
                    response.statusCode(), text.isBlank() ? Json.MAPPER.missingNode() : Json.MAPPER.readTree(text));
        } catch (IOException e) {
            throw new LauncherException("No answer from the gateway at %s (%s).".formatted(gateway, e), e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while waiting for the gateway", interrupted);
        }
    }
}
