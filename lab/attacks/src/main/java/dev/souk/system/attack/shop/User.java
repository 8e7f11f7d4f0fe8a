package dev.souk.system.attack.shop;

import dev.souk.system.attack.wire.Request;

/** A registered customer who has logged in. */
public record User(String id, String email, String token) {

    /** The password of all users of the attacks. */
    public static final String PASSWORD = "a long password of the attacks";

    /** The request as this user sends it. */
    public Request send(Request request) {
        return request.withToken(token);
    }

    String credentials() {
        return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, PASSWORD);
    }
}
