package dev.souk.system.bench.protocols.http;

import dev.souk.system.bench.protocols.client.Accounts;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.UserReader;
import dev.souk.tools.client.Json;
import java.io.IOException;

/** {@code GET /users/me}. */
public final class RestUsers implements UserReader {

    private final Http http;

    /** Without a connection yet. */
    public RestUsers(Endpoint endpoint) {
        http = new Http(endpoint);
    }

    @Override
    public void read() throws IOException {
        byte[] user = http.call(http.to("/users/me"));
        Accounts.requireCaller(
                http.endpoint(), Json.MAPPER.readTree(user).path("id").asString(""));
    }

    @Override
    public void close() {
        http.close();
    }
}
