package dev.souk.testing.http;

import java.net.URI;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;

/**
 * The REST API of the service under test, for different callers.
 *
 * @param tokens creates an access token for a user and a role
 */
public record TestApi(IntSupplier port, BiFunction<UUID, String, String> tokens) {

    /** A caller without a token. */
    public ApiClient anonymous() {
        return new ApiClient(baseUrl());
    }

    /** The address of a path of the service. */
    public URI uri(String path) {
        return URI.create(baseUrl() + path);
    }

    /** A customer. */
    public ApiClient customer(UUID id) {
        return withToken(tokens.apply(id, "CUSTOMER"));
    }

    /** An admin with a new id. */
    public ApiClient admin() {
        return withToken(adminToken());
    }

    /** The token of an admin with a new id. */
    String adminToken() {
        return tokens.apply(UUID.randomUUID(), "ADMIN");
    }

    /** The description of the API, as anybody may read it. */
    public JsonNode description() {
        return anonymous().get("/v3/api-docs").expect(200).json();
    }

    /** The caller with this token. */
    public ApiClient withToken(String token) {
        return anonymous().withToken(token);
    }

    private String baseUrl() {
        return "http://localhost:" + port.getAsInt();
    }
}
