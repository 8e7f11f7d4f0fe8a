package dev.souk.order.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** A fake of cart-service and user-service, as far as checkout calls them; a test gives each user a cart. */
public final class FakeServices implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Map<UUID, Reply> CARTS = new ConcurrentHashMap<>();
    private static final Map<UUID, Reply> ACCOUNTS = new ConcurrentHashMap<>();
    private static final Map<UUID, Headers> SEEN = new ConcurrentHashMap<>();
    private static final Reply ACTIVE =
            new Reply(200, "{\"id\":\"x\",\"status\":\"ACTIVE\",\"email\":\"a@b.c\"}", () -> {});
    private static final Reply EMPTY = new Reply(200, "{\"lines\":[],\"total_cents\":0,\"version\":0}", () -> {});

    /** The response of a path to a user, after {@code before} has run. */
    public record Reply(int status, String body, Runnable before) {}

    /** Called by reflection. */
    public FakeServices() {}

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String instances = "spring.cloud.discovery.client.simple.instances.";
        String url = "http://localhost:" + start().getAddress().getPort();
        TestPropertyValues.of(instances + "cart-service[0].uri=" + url, instances + "user-service[0].uri=" + url)
                .applyTo(context);
    }

    public static void cart(UUID user, Reply reply) {
        CARTS.put(user, reply);
    }

    public static void account(UUID user, Reply reply) {
        ACCOUNTS.put(user, reply);
    }

    /** The headers of the last call for the cart of {@code user}. */
    public static Headers seen(UUID user) {
        Headers headers = SEEN.get(user);
        if (headers == null) {
            throw new AssertionError("cart-service was not called for " + user);
        }
        return headers;
    }

    /** Whether the cart of {@code user} was asked for. */
    public static boolean wasCalledFor(UUID user) {
        return SEEN.containsKey(user);
    }

    private static HttpServer start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/cart", exchange -> {
                SEEN.put(caller(exchange), exchange.getRequestHeaders());
                answer(exchange, CARTS.getOrDefault(caller(exchange), EMPTY));
            });
            server.createContext(
                    "/users/me", exchange -> answer(exchange, ACCOUNTS.getOrDefault(caller(exchange), ACTIVE)));
            server.start();
            return server;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static UUID caller(HttpExchange exchange) {
        String token = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
        byte[] claims = Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]);
        return UUID.fromString(JsonMapper.shared().readTree(claims).path("sub").asString());
    }

    private static void answer(HttpExchange exchange, Reply reply) throws IOException {
        reply.before().run();
        byte[] body = reply.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
