package dev.souk.system.overload;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * The requests of the callers.
 *
 * @param shoppers in whose names they are sent
 * @param item an item that can be put into a cart
 * @param operator credentials of the registry's operator, for HTTP Basic
 */
record Requests(List<Shopper> shoppers, String item, String operator) {

    /**
     * A customer who has an order.
     *
     * @param token access token
     * @param order an open order
     */
    record Shopper(String token, String order) {}

    byte[] items(int caller) {
        return request("GET", "/items?limit=20", "", "");
    }

    /** Half of the writes go to user-service, half to cart-service. */
    byte[] write(int caller) {
        return caller % 2 == 0 ? deposit(caller) : cartChange(caller);
    }

    byte[] deposit(int caller) {
        String key = "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
        return request("POST", "/wallet/deposits", token(caller) + key, "{\"amount_cents\":1}");
    }

    byte[] cartChange(int caller) {
        return request("PUT", "/cart/" + item, token(caller), "{\"quantity\":2}");
    }

    byte[] orders(int caller) {
        return request("GET", "/orders?limit=100", token(caller), "");
    }

    byte[] events(int caller) {
        String path = "/orders/" + shopper(caller).order() + "/events";
        return request("GET", path, token(caller) + "Accept: text/event-stream\r\n", "");
    }

    byte[] instances(int caller) {
        String authorization = "Authorization: Basic %s\r\n".formatted(base64(operator));
        return request("GET", "/eureka/apps", authorization + "Accept: application/json\r\n", "");
    }

    /** The head of a request, nearly as long as the gateway accepts it, without its end. */
    byte[] unfinished() {
        return "GET /items HTTP/1.1\r\nHost: localhost\r\nX-Filler: %s"
                .formatted("a".repeat(4_800))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String token(int caller) {
        return "Authorization: Bearer " + shopper(caller).token() + "\r\n";
    }

    /** Callers with odd and even numbers have the same shoppers. */
    private Shopper shopper(int caller) {
        return shoppers.get(caller / 2 % shoppers.size());
    }

    private static byte[] request(String method, String path, String headers, String body) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(method, path, headers, body.length(), body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
