package dev.souk.tools.demo;

import dev.souk.tools.ToolException;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The demo's calls to the gateway, each reported to the printer.
 *
 * @param repeats how often some of them are repeated at most
 */
record DemoCalls(SoukClient client, DemoPrinter printer, int repeats) {

    private static final Duration ORDER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration RECONNECT = Duration.ofSeconds(1);
    private static final Set<Integer> UNAVAILABLE_OR_TIMEOUT = Set.of(503, 504);
    private static final String RETRY_AFTER = "Retry-After";
    private static final Set<String> FINAL_STATUSES = Set.of("CONFIRMED", "CANCELLED");

    /**
     * Sends and prints a call. A call with an idempotency key whose response is 503 or 504 is repeated after the time
     * that the response names, or a second: just started, a service is slow.
     *
     * @throws ToolException if it returns another status
     */
    Reply send(Call call, int expected) {
        Reply reply = show(call);
        for (int repeat = 0; repeat < repeats && mayRepeat(reply); repeat++) {
            Duration wait = Duration.ofSeconds(
                    reply.headers().firstValueAsLong(RETRY_AFTER).orElse(1));
            var _ = new Await(wait, wait).until(() -> false);
            reply = show(call);
        }
        return reply.expect(expected);
    }

    private static boolean mayRepeat(Reply reply) {
        return UNAVAILABLE_OR_TIMEOUT.contains(reply.status())
                && reply.call().headers().containsKey("Idempotency-Key");
    }

    private Reply show(Call call) {
        Reply reply = answer(call);
        printer.called(client.baseUrl(), reply);
        return reply;
    }

    /** Sends a call without printing it. */
    Reply answer(Call call) {
        try {
            return client.send(call);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /** Follows the order's stream of events until it has a final status; again if it breaks off, as a browser does. */
    void followOrder(String id, String token) {
        Call call = Call.get("/orders/%s/events".formatted(id)).withToken(token).with("Accept", "text/event-stream");
        if (!new Await(ORDER_TIMEOUT, RECONNECT).until(() -> follow(call))) {
            throw new ToolException(
                    "Order %s reached no final status within %s s.".formatted(id, ORDER_TIMEOUT.toSeconds()));
        }
    }

    private boolean follow(Call call) {
        try {
            HttpResponse<Stream<String>> response = client.stream(call);
            var reply = new Reply(call, response.statusCode(), response.headers(), SoukClient.parse(""));
            printer.called(client.baseUrl(), reply);
            try (Stream<String> lines = response.body()) {
                return CompletableFuture.supplyAsync(() -> lines.filter(line -> line.startsWith("data:"))
                                .map(line ->
                                        status(line.substring("data:".length()).strip()))
                                .peek(printer::statusChanged)
                                .anyMatch(FINAL_STATUSES::contains))
                        .completeOnTimeout(false, client.timeout().toSeconds(), TimeUnit.SECONDS)
                        .exceptionally(_ -> false) // it broke off
                        .join();
            }
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private static String status(String data) {
        JsonNode node = SoukClient.parse(data);
        return node.isObject() ? node.path("status").asString("") : node.asString("");
    }

    private ToolException unreachable(IOException cause) {
        return new ToolException(
                "The gateway at %s is not reachable. `./souk up` starts it.".formatted(client.baseUrl()), cause);
    }
}
