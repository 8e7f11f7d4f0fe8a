package dev.souk.system.bench.protocols.http;

import dev.souk.system.bench.protocols.client.Accounts;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.GraphQl;
import dev.souk.system.bench.protocols.client.UserReader;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;

/** The query {@code me} by {@code POST /graphql}. */
public final class GraphQlUsers implements UserReader {

    private final Http http;

    /** Without a connection yet. */
    public GraphQlUsers(Endpoint endpoint) {
        http = new Http(endpoint);
    }

    @Override
    public void read() throws IOException {
        byte[] result = http.call(http.to("/graphql")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(GraphQl.me())));
        Accounts.requireCaller(http.endpoint(), GraphQl.user(Json.MAPPER.readTree(result)));
    }

    @Override
    public void close() {
        http.close();
    }
}
