package dev.souk.system.check;

import dev.souk.system.chaos.load.History;
import dev.souk.system.chaos.load.History.CallOutcome;
import dev.souk.system.chaos.load.History.ClientCall;
import dev.souk.system.chaos.load.Intent;
import dev.souk.tools.client.Call;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a client of the seeded shop with one response that the database of a service contradicts, or none, and the
 * violations that the checker must report. Names in braces stand for ids of {@link #IDS}.
 *
 * @param what description
 * @param service owner of the database
 * @param calls of the client, with its two checkouts
 * @param named invariant and subject of every violation
 */
record CorruptedAnswer(String what, String service, List<Answered> calls, List<String> named) {

    /**
     * The last customer of the demo, with a confirmed and a cancelled order of one item each, when they were placed,
     * what was deposited for them, and ids that nobody knows.
     */
    static final String IDS = """
            select user_id as user, max(id::text) filter (where status = 'CONFIRMED') as confirmed,
                   max(id::text) filter (where status = 'CANCELLED') as cancelled, gen_random_uuid() as unknown,
                   gen_random_uuid() as key, gen_random_uuid() as other,
                   min(item_id::text) as item, max(item_id::text) as other_item,
                   max(total_cents) filter (where status = 'CONFIRMED') + 1000 as deposited,
                   to_char(min(placed_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as begin
            from orders join order_line on order_id = id
            group by user_id having count(*) = 2 and count(distinct status) = 2 order by min(placed_at) desc limit 1
            """;

    /** The customer has asked for the cancellation of the order that is cancelled. */
    static final CorruptedAnswer CANCELLED = orders(
            "a cancellation without a response",
            other(),
            call(Intent.CANCEL, "/orders/{cancelled}/cancellation", 0, ""));

    static final CorruptedAnswer TRUE = orders("answers that are true", other());

    /** A call with one of the keys, and its response; the status is 0 if there was none. */
    record Answered(
            Intent intent,
            String key,
            String path,
            @Nullable String body,
            CallOutcome outcome) {}

    @Override
    public String toString() {
        return what;
    }

    static Stream<CorruptedAnswer> all() {
        return Stream.of(
                TRUE,
                CANCELLED,
                new CorruptedAnswer(
                        "orders of a user who added nothing to the cart",
                        "order-service",
                        List.of(checkout("key", 202, "{confirmed}"), other()),
                        List.of("I13 order {confirmed}", "I13 order {cancelled}")),
                orders("a lost order", List.of("I1 order {unknown}"), checkout("other", 202, "{cancelled}"), lost()),
                orders("two responses", List.of("I2 key {key}"), other(), checkout("key", 409, "cart-empty")),
                orders("two orders under a key", List.of("I2 key {key}"), other(), checkout("key", 202, "{confirmed}")),
                orders("another order in a replay", List.of("I2 key {key}"), other(), replayed("key", "{cancelled}")),
                orders("an order after a rejection", List.of("I2 user {user}"), checkout("other", 409, "cart-empty")),
                orders("an order without a response", checkout("other", 0, "late")),
                orders(
                        "a cancellation without an effect",
                        List.of("I1 /orders/{confirmed}/cancellation"),
                        other(),
                        call(Intent.CANCEL, "/orders/{confirmed}/cancellation", 202, "{}")),
                orders(
                        "a cancellation in spite of a rejection",
                        List.of("I1 /orders/{cancelled}/cancellation"),
                        other(),
                        call(Intent.CANCEL, "/orders/{cancelled}/cancellation", 409, problem("order-not-cancellable"))),
                orders(
                        "a final state that changes",
                        List.of("I1 /orders/{cancelled}"),
                        other(),
                        call(Intent.READ, "/orders/{cancelled}", 200, "{\"status\":\"CONFIRMED\"}")),
                orders(
                        "an order that is unknown",
                        List.of("I1 /orders/{cancelled}"),
                        other(),
                        call(Intent.READ, "/orders/{cancelled}", 404, problem("not-found"))),
                orders(
                        "data of another user",
                        List.of("I13 /orders/{cancelled}"),
                        other(),
                        call(Intent.FOREIGN_ACCESS, "/orders/{cancelled}", 200, "{}")),
                orders(
                        "data of another user that nobody got",
                        other(),
                        call(Intent.FOREIGN_ACCESS, "/orders/{cancelled}", 404, problem("not-found")),
                        call(Intent.FOREIGN_ACCESS, "/orders/{confirmed}", 503, problem("service-unavailable"))),
                new CorruptedAnswer(
                        "a lost deposit", "user-service", List.of(deposit("7", 201)), List.of("I2 7 of user {user}")),
                new CorruptedAnswer(
                        "a deposit in spite of a rejection",
                        "user-service",
                        List.of(deposit("{deposited}", 422)),
                        List.of("I2 {deposited} of user {user}")),
                new CorruptedAnswer(
                        "a deposit without a response", "user-service", List.of(deposit("7", 0)), List.of()),
                new CorruptedAnswer(
                        "an open account after its closure",
                        "user-service",
                        List.of(call(Intent.CLOSURE, "/users/{user}", 204, "")),
                        List.of("I2 user {user}")),
                new CorruptedAnswer(
                        "a lost adjustment",
                        "cart-service",
                        List.of(adjustment("{unknown}", 201)),
                        List.of("I3 /items/{unknown}/stock")),
                new CorruptedAnswer(
                        "an adjustment in spite of a rejection",
                        "cart-service",
                        List.of(adjustment("{item}", 409)),
                        List.of("I3 /items/{item}/stock")),
                new CorruptedAnswer(
                        "an adjustment without a response",
                        "cart-service",
                        List.of(adjustment("{unknown}", 0)),
                        List.of()));
    }

    private static CorruptedAnswer orders(String what, Answered... calls) {
        return orders(what, List.of(), calls);
    }

    private static CorruptedAnswer orders(String what, List<String> named, Answered... calls) {
        var all = new ArrayList<>(List.of(added("{item}"), added("{other_item}"), checkout("key", 202, "{confirmed}")));
        all.addAll(List.of(calls));
        return new CorruptedAnswer(what, "order-service", all, named);
    }

    private static Answered other() {
        return checkout("other", 202, "{cancelled}");
    }

    private static Answered lost() {
        return checkout("unknown", 202, "{unknown}");
    }

    private static Answered checkout(String key, int status, String text) {
        String answer = status == 202 ? "{\"id\":\"%s\",\"status\":\"PLACED\"}".formatted(text) : problem(text);
        return new Answered(Intent.CHECKOUT, key, "/orders", "{}", new CallOutcome(status, answer, false, null));
    }

    private static Answered replayed(String key, String order) {
        Answered first = checkout(key, 202, order);
        var replay = new CallOutcome(202, first.outcome().text(), true, null);
        return new Answered(first.intent(), key, first.path(), first.body(), replay);
    }

    private static Answered added(String item) {
        String line = "{\"item_id\": \"%s\", \"quantity\": 1}".formatted(item);
        return new Answered(Intent.CART, "item", "/cart", line, new CallOutcome(200, "{}", false, null));
    }

    private static Answered deposit(String cents, int status) {
        var outcome = new CallOutcome(status, "{}", false, null);
        String deposit = "{\"amount_cents\": %s}".formatted(cents);
        return new Answered(Intent.DEPOSIT, "key", "/wallet/deposits", deposit, outcome);
    }

    private static Answered adjustment(String item, int status) {
        var outcome = new CallOutcome(status, "{}", false, null);
        return new Answered(Intent.STOCK, "key", "/items/%s/stock".formatted(item), "{\"delta\": 5}", outcome);
    }

    private static Answered call(Intent intent, String path, int status, String text) {
        return new Answered(intent, "unknown", path, null, new CallOutcome(status, text, false, null));
    }

    private static String problem(String slug) {
        return "{\"type\":\"/problems/%s\"}".formatted(slug);
    }

    /** As chaos records it, in a run of these orders, or of all adjustments of stock. */
    String history(Map<String, String> ids) {
        String started = service.equals("cart-service") ? "2020-01-01T00:00:00Z" : filled("{begin}", ids);
        Clock begin = Clock.fixed(Instant.parse(started), ZoneOffset.UTC);
        var history = new History(Path.of("target/history-of-answers.jsonl"), begin);
        for (Answered call : calls) {
            CallOutcome seen = call.outcome();
            String body = call.body() == null ? null : filled(call.body(), ids);
            var sent = new Call("POST", filled(call.path(), ids), Map.of("Idempotency-Key", ids.get(call.key())), body);
            var outcome = new CallOutcome(seen.status(), filled(seen.text(), ids), seen.replayed(), null);
            history.add(new ClientCall(1, UUID.fromString(ids.get("user")), call.intent(), sent, 0, 10, outcome));
        }
        return history.json();
    }

    static String filled(String template, Map<String, String> ids) {
        return ids.entrySet().stream()
                .reduce(
                        template,
                        (text, id) -> text.replace("{" + id.getKey() + "}", id.getValue()),
                        (one, other) -> other);
    }
}
