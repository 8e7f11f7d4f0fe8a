package dev.souk.system.bench.balancing;

import dev.souk.common.loadbalancing.pool.CallOutcome;
import dev.souk.common.loadbalancing.pool.Endpoint;
import dev.souk.common.loadbalancing.pool.EndpointCall;
import dev.souk.common.loadbalancing.pool.EndpointPool;
import dev.souk.common.loadbalancing.pool.LoadBalancingStrategy;
import dev.souk.common.loadbalancing.pool.PoolSettings;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.StubServer;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Small servers behind the load balancer that gateway and services use, with its defaults. */
final class BalancedServers implements AutoCloseable {

    private final EndpointPool<Server> pool;

    BalancedServers(LoadBalancingStrategy strategy, List<StubServer> servers) {
        PoolSettings settings = PoolSettings.defaults(strategy);
        pool = new EndpointPool<>(settings);
        long since = pool.joiningTime();
        pool.replace(servers.stream()
                .map(server -> new Server(settings, since, server))
                .toList());
    }

    /** A server as the load balancer sees it. */
    private static final class Server extends Endpoint {

        private final Callers callers;

        Server(PoolSettings settings, long addedAt, StubServer server) {
            super(settings, addedAt);
            this.callers = new Callers(() -> new Caller(server.address(), "", ""), Caller::readItems);
        }
    }

    void request() throws IOException {
        Server chosen = Objects.requireNonNull(pool.choose(null));
        EndpointCall<Server> call = pool.begin(chosen);
        try {
            chosen.callers.send();
            call.end(CallOutcome.SUCCESS);
        } finally {
            call.end(CallOutcome.UNREACHABLE); // has no effect on a call that has ended
        }
    }

    @Override
    public void close() throws IOException {
        for (Server server : pool.endpoints()) {
            server.callers.close();
        }
    }
}
