package dev.souk.launcher.demo;

import dev.souk.launcher.report.LauncherException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Follows an order by its event stream until its status is final. */
final class OrderWatch {

    private static final long LIMIT_SECONDS = 30;
    private static final Set<String> FINAL = Set.of("CONFIRMED", "CANCELLED");

    private final Shop shop;
    private final Narrator narrator;

    OrderWatch(Shop shop, Narrator narrator) {
        this.shop = shop;
        this.narrator = narrator;
    }

    /** The order as it is at the end. */
    Reply untilFinal(String id, Customer customer) {
        Call events = Call.get("/orders/%s/events".formatted(id)).by(customer).accepting("text/event-stream");
        HttpResponse<Stream<String>> response = shop.stream(events);
        narrator.called(shop.curl(events), response.statusCode(), Shop.parse(""));
        follow(response.body(), id);
        return shop.send(Call.get("/orders/" + id).by(customer)).expect(200);
    }

    private void follow(Stream<String> lines, String id) {
        try (lines) {
            CompletableFuture.supplyAsync(() -> lines.filter(line -> line.startsWith("data:"))
                            .map(line -> status(line.substring("data:".length()).strip()))
                            .peek(narrator::changed)
                            .anyMatch(FINAL::contains))
                    .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw new LauncherException("Order %s came to no end within %d s.".formatted(id, LIMIT_SECONDS), e);
        }
    }

    private static String status(String data) {
        JsonNode node = Shop.parse(data);
        return node.isObject() ? node.path("status").asString("") : node.asString("");
    }
}
