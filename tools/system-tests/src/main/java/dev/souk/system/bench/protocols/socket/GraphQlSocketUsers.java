package dev.souk.system.bench.protocols.socket;

import dev.souk.system.bench.protocols.client.Accounts;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.GraphQl;
import dev.souk.system.bench.protocols.client.UserReader;
import java.io.IOException;

/** The query {@code me} over a WebSocket. */
public final class GraphQlSocketUsers implements UserReader {

    private final Endpoint endpoint;
    private final KeptSocket kept;

    /** Without a connection yet. */
    public GraphQlSocketUsers(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.kept = new KeptSocket(() -> GraphQlSocket.open(endpoint));
    }

    @Override
    public void read() throws IOException {
        kept.use(socket -> GraphQlSocket.execute(
                socket, GraphQl.me(), socket::next, result -> Accounts.requireCaller(endpoint, GraphQl.user(result))));
    }

    @Override
    public void close() {
        kept.close();
    }
}
