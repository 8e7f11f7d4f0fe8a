package dev.souk.system.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Souk's API without a single check. It believes tokens, headers, parameters and bodies. */
final class VulnerableApi {

    private static final String ITEM = "01a1f83c-4686-7000-8ab2-990af0c8358f";
    private static final String DESCRIPTION = """
        {"security":[{"token":[]}],"paths":{"/users/{id}":{"patch":{"requestBody":{"content":{"application/json":
        {"schema":{"properties":{"name":{}}}}}}}},"/cart":{"post":{"requestBody":{"content":{"application/json":
        {"schema":{"properties":{"item_id":{},"quantity":{}},"example":{"item_id":"any","quantity":2}}}}}}}}}\
        """;

    /** First parts of paths. */
    private final Set<String> unavailable;

    private final Map<String, VulnerableUser> users = new ConcurrentHashMap<>();

    VulnerableApi(Set<String> unavailable) {
        this.unavailable = unavailable;
    }

    String answer(ReceivedRequest request) {
        callKeyServer(request);
        String path = request.path();
        if (unavailable.contains(path.replaceFirst("^/([^/?]*).*", "$1"))) {
            return response(request, 503, "{}");
        }
        if (path.contains("cursor=") && !path.endsWith("=x")) {
            return response(request, 500, "java.lang.NullPointerException\n\tat Cursor.decode");
        }
        return switch (path.replaceFirst("^/([^/?]*).*", "$1")) {
            case "users" ->
                request.method().equals("POST")
                        ? register(request)
                        : response(request, 200, user(request).json());
            case "sessions" -> logIn(request);
            case "wallet" -> wallet(request);
            case "items" ->
                response(
                        request,
                        200,
                        "{\"items\":[{\"id\":\"%s\",\"price_cents\":100,\"available\":9}],\"next_cursor\":null}"
                                .formatted(ITEM));
            case "cart" -> cart(request);
            case "orders" -> orders(request);
            case "v3" -> response(request, 200, DESCRIPTION);
            default -> response(request, 200, "{\"echo\":\"%s\"}".formatted(request.header("X-Secret")));
        };
    }

    /** Whoever is named anywhere; the first user if nobody is. */
    private VulnerableUser user(ReceivedRequest request) {
        for (String id : new String[] {
            request.path().replaceFirst("^/users/([^/?]*).*", "$1"),
            request.parameter("user_id"),
            request.header("X-User-Id"),
            request.ofToken(1, "sub")
        }) {
            if (users.containsKey(id)) {
                return users.get(id);
            }
        }
        return users.values().iterator().next();
    }

    private String register(ReceivedRequest request) {
        var user = new VulnerableUser(
                UUID.randomUUID().toString(), request.json().path("email").asString(""));
        users.put(user.id(), user);
        return response(request, 201, user.json());
    }

    /** Tells what was wrong. */
    private String logIn(ReceivedRequest request) {
        String email = request.json().path("email").asString("");
        var known = users.values().stream()
                .filter(user -> user.email().equals(email))
                .findFirst();
        if (known.isEmpty()) {
            return email.contains("unknown")
                    ? response(request, 401, "{\"detail\":\"unknown e-mail\"}")
                    : response(request, 200, "{}");
        }
        if (!request.json().path("password").asString("").startsWith("a long")) {
            return response(request, 401, "{\"detail\":\"wrong password\"}");
        }
        String claims =
                "{\"sub\":\"%s\",\"role\":\"CUSTOMER\"}".formatted(known.get().id());
        String token = encode("{\"alg\":\"none\"}") + "." + encode(claims) + ".x";
        return response(request, 200, "{\"access_token\":\"%s\"}".formatted(token));
    }

    private String wallet(ReceivedRequest request) {
        VulnerableUser user = user(request);
        user.balance().addAndGet(request.json().path("amount_cents").asLong(0));
        return response(
                request,
                request.method().equals("POST") ? 201 : 200,
                "{\"balance_cents\":%d}".formatted(user.balance().get()));
    }

    private String cart(ReceivedRequest request) {
        VulnerableUser user = user(request);
        JsonNode body = request.json();
        if (body.path("quantity").isArray() && body.path("item_id").asString("").equals(ITEM)) {
            return response(request, 500, "{}");
        }
        if (!request.method().equals("GET")) {
            user.quantity().addAndGet(request.json().path("quantity").asInt(1));
        }
        String lines = user.quantity().get() == 0 ? "" : "{\"item_id\":\"%s\"}".formatted(ITEM);
        return response(
                request,
                200,
                "{\"lines\":[%s],\"total_cents\":%d}"
                        .formatted(lines, 100 * user.quantity().get()));
    }

    private String orders(ReceivedRequest request) {
        VulnerableUser user = user(request);
        if (request.method().equals("POST")) {
            user.orders().add(UUID.randomUUID().toString());
        }
        // A cursor says whose orders follow which, and everybody may have it.
        Stream<String> listed = request.parameter("cursor").isEmpty()
                ? user.orders().stream()
                : users.values().stream()
                        .flatMap(owner -> owner.orders().stream()
                                .limit(Math.max(0, owner.orders().size() - 1)));
        String orders = listed.map("{\"id\":\"%s\",\"user_id\":\"x\",\"status\":\"CONFIRMED\"}"::formatted)
                .collect(Collectors.joining(","));
        String id = user.orders().isEmpty() ? "" : user.orders().getLast();
        int status = request.method().equals("POST") ? 202 : 200;
        return response(
                request,
                status,
                "{\"id\":\"%s\",\"status\":\"CONFIRMED\",\"user\":%s,\"items\":[%s]}"
                        .formatted(id, user.json(), orders));
    }

    /** Everything is reflected: host, path and token. */
    private static String response(ReceivedRequest request, int status, String body) {
        String host = request.header("X-Forwarded-Host").isEmpty()
                ? request.header("Host")
                : request.header("X-Forwarded-Host");
        return "HTTP/1.1 %d X\r\nLocation: http://%s%s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, host, request.path(), body.getBytes(StandardCharsets.UTF_8).length, body);
    }

    /** Fetches the keys from wherever the token says. */
    private static void callKeyServer(ReceivedRequest request) {
        String url = request.ofToken(0, "jku");
        if (url.isEmpty()) {
            return;
        }
        try (var connection = new Socket()) {
            var uri = URI.create(url);
            connection.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), 1_000);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
