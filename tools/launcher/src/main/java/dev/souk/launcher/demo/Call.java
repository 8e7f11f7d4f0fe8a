package dev.souk.launcher.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One call to the shop: what is asked, in whose name, and with which body. */
record Call(
        String method,
        String path,
        Map<String, String> headers,
        @Nullable String body) {

    static Call get(String path) {
        return new Call("GET", path, Map.of(), null);
    }

    static Call post(String path, String json) {
        return new Call("POST", path, Map.of("Content-Type", "application/json"), json);
    }

    /** With a key of its own: sent twice, it still happens once. */
    Call once() {
        return with("Idempotency-Key", UUID.randomUUID().toString());
    }

    Call by(Customer customer) {
        return with("Authorization", "Bearer " + customer.token());
    }

    Call accepting(String mediaType) {
        return with("Accept", mediaType);
    }

    private Call with(String name, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new Call(method, path, all, body);
    }
}
