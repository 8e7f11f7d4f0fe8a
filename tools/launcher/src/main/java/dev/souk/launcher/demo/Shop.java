package dev.souk.launcher.demo;

import dev.souk.launcher.report.LauncherException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop as its callers see it: one door, JSON in, JSON out. */
final class Shop {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final JsonMapper JSON = new JsonMapper();

    private final String gateway;
    private final Narrator narrator;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    Shop(String gateway, Narrator narrator) {
        this.gateway = gateway;
        this.narrator = narrator;
    }

    String curl(Call call) {
        return Curl.of(gateway, call);
    }

    /** Sends the call and tells it. */
    Reply send(Call call) {
        Reply reply = quietly(call);
        narrator.called(curl(call), reply.status(), reply.json());
        return reply;
    }

    /** Sends the call and tells nobody. */
    Reply quietly(Call call) {
        HttpResponse<String> response = exchange(call, BodyHandlers.ofString());
        return new Reply(call, response.statusCode(), response.headers(), parse(response.body()));
    }

    /** Opens a stream of lines that ends when the shop has no more to say. */
    HttpResponse<Stream<String>> stream(Call call) {
        return exchange(call, BodyHandlers.ofLines());
    }

    private <T> HttpResponse<T> exchange(Call call, BodyHandler<T> handler) {
        var body = call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
        var request = HttpRequest.newBuilder(URI.create(gateway + call.path()))
                .timeout(TIMEOUT)
                .method(call.method(), body);
        call.headers().forEach(request::header);
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new LauncherException(
                    "No answer from the gateway at %s (%s). `./souk up` starts the shop.".formatted(gateway, e), e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while waiting for " + call.path(), interrupted);
        }
    }

    static JsonNode parse(String text) {
        try {
            return text.isBlank() ? JSON.missingNode() : JSON.readTree(text);
        } catch (JacksonException notJson) {
            return JSON.getNodeFactory().stringNode(text);
        }
    }
}
