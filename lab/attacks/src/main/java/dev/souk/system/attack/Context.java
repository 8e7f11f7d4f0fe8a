package dev.souk.system.attack;

import static java.util.regex.Matcher.quoteReplacement;

import dev.souk.tools.client.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.commons.io.function.Uncheck;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The shop, and what stands for the names in a table: those that its rows vary or keep, and the victim's of
 * {@code shop.yaml}; {@code <user.id>}, {@code <user.email>}, {@code <user.name>} and {@code <user.token>} of users
 * with any name, who are registered as {@code shop.yaml} says when they are named first in an attack, unless their
 * tokens are given; {@code <uuid>} and {@code <count>}, new ones each time, and {@code <once>}, the same during an
 * attack; {@code <listener>}, where a server of the attacker listens; {@code <keyset>}, {@code <key>}, {@code <key.x>},
 * {@code <key.id>} and {@code <own.key>} for tokens. {@code <json name>}, {@code <percent name>} and {@code <upper
 * name>} encode a value; {@code <a*7000>} repeats what stands there.
 *
 * @param logs folders with the logs of the shop, if they can be read
 * @param given access tokens of users who need not register
 * @param known the values of names
 */
record Context(Wire wire, List<Path> logs, Queue<String> given, Map<String, String> known) {

    private static final Pattern REPEATED = Pattern.compile("<([^<>]+)\\*(\\d+)>");
    private static final Pattern NAMED = Pattern.compile("<(?:(json|percent|upper) )?([a-z.]+)>");
    private static final String FIRST_COUNT = "31"; // as the limit of a page, one that nobody else asks for

    /** Registers attacker and victim, and gives the victim an order. */
    static Context of(Wire wire, List<Path> logs, List<String> given) throws IOException {
        var context = new Context(wire, logs, new ArrayDeque<>(given), new HashMap<>());
        context.put("logins", context.send("POST /sessions").status() == 410 ? "elsewhere" : "own");
        context.chooseItem();
        context.prepare("victim");
        var forger = new Forger(context);
        context.put("key.id", forger.keyId());
        context.put("own.key", forger.ownKey());
        return context;
    }

    /** The same attacker and victim, for one attack. */
    Context forAttack() {
        var copy = new Context(wire, logs, given, new HashMap<>(known));
        copy.put("once", UUID.randomUUID().toString());
        return copy;
    }

    /** The item of which there is most: one that is sold out cannot be ordered. */
    private void chooseItem() throws IOException {
        Response items = send("GET /items?limit=100");
        JsonNode item = items.json()
                .path("items")
                .valueStream()
                .max(Comparator.comparingInt(each -> each.path("available").asInt(0)))
                .orElseThrow(() -> new IOException("The shop has no items: " + items));
        put("item", Row.text(item.path("id")));
        put("price", Row.text(item.path("price_cents")));
    }

    /** Does what {@code shop.yaml} says under this name. */
    private void prepare(String name) throws IOException {
        Attack preparation = Attack.of("shop").stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
        var probes = new Probes(preparation);
        new Runner(this, probes).run(preparation.rows());
        if (!probes.verdict().equals(Probes.REFUSED)) {
            throw new IOException(
                    "Nobody can %s: %s %s".formatted(preparation.tries(), probes.through(), probes.unanswered()));
        }
    }

    /** What anybody gets. */
    Response send(String request) throws IOException {
        return wire.send(Attack.row(Map.of("send", request)).request("nobody", this));
    }

    void put(String name, String value) {
        known.put(name, value);
    }

    /** The text with values in the place of names. */
    String in(String text) {
        String repeated = REPEATED.matcher(text)
                .replaceAll(found -> quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))));
        return NAMED.matcher(repeated)
                .replaceAll(found -> quoteReplacement(encoded(found.group(1), value(found.group(2)))));
    }

    private static String encoded(@Nullable String encoding, String value) {
        return switch (encoding) {
            case "json" -> Json.MAPPER.writeValueAsString(value);
            case "percent" ->
                HexFormat.of().withPrefix("%").withUpperCase().formatHex(value.getBytes(StandardCharsets.UTF_8));
            case "upper" -> value.toUpperCase(Locale.ROOT);
            case null, default -> value;
        };
    }

    /** The value of a name. */
    String value(String name) {
        if (name.equals("uuid")) {
            return UUID.randomUUID().toString();
        }
        if (name.equals("count")) {
            known.merge(name, FIRST_COUNT, (last, _) -> String.valueOf(Integer.parseInt(last) + 1));
        }
        if (!known.containsKey(name) && name.matches("\\w+\\.(id|email|name|token)")) {
            register(name.replaceFirst("\\..*", "."));
        }
        return Objects.requireNonNull(known.get(name), () -> "Nothing is known as <%s>.".formatted(name));
    }

    private void register(String user) {
        if (given.isEmpty()) {
            Uncheck.run(() -> prepare("user"));
        } else {
            put("new.token", given.remove());
            Uncheck.run(() -> prepare("given user"));
        }
        List.of("id", "email", "name", "token").forEach(part -> put(user + part, value("new." + part)));
    }
}
