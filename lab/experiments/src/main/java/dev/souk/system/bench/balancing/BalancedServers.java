package dev.souk.system.bench.balancing;

import dev.souk.common.loadbalancing.endpoint.CallOutcome;
import dev.souk.common.loadbalancing.pool.EndpointCall;
import dev.souk.common.loadbalancing.pool.EndpointPool;
import dev.souk.common.loadbalancing.pool.PoolListener;
import dev.souk.common.loadbalancing.pool.PoolSettings;
import dev.souk.common.loadbalancing.pool.PoolSources;
import dev.souk.common.loadbalancing.strategy.LoadBalancingStrategy;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Small servers behind the load balancer that gateway and services use, with its defaults. */
final class BalancedServers implements AutoCloseable {

    private final EndpointPool<ServerEndpoint> pool;

    BalancedServers(LoadBalancingStrategy strategy, List<DelayedServer> servers) {
        PoolSettings settings = PoolSettings.defaults(strategy);
        pool = new EndpointPool<>(settings, new NoListener(), PoolSources.system());
        long since = pool.joiningTime();
        pool.replace(servers.stream()
                .map(server -> new ServerEndpoint(settings.endpoint(), since, server.address()))
                .toList());
    }

    /** Nobody asks for single calls here. */
    private static final class NoListener implements PoolListener<ServerEndpoint> {

        @Override
        public void ended(ServerEndpoint server, CallOutcome outcome, long nanos) {}

        @Override
        public void ejected(ServerEndpoint server, CallOutcome outcome) {}
    }

    void request() throws IOException {
        ServerEndpoint chosen = Objects.requireNonNull(pool.choose(null));
        EndpointCall<ServerEndpoint> call = pool.begin(chosen);
        try {
            chosen.request();
            call.end(CallOutcome.SUCCESS);
        } finally {
            call.end(CallOutcome.UNREACHABLE); // has no effect on a call that has ended
        }
    }

    /** The part of all requests that the server at this position was sent. */
    double share(int server) {
        List<ServerEndpoint> all = pool.endpoints();
        return (double) all.get(server).requests()
                / all.stream().mapToLong(ServerEndpoint::requests).sum();
    }

    @Override
    public void close() throws IOException {
        for (ServerEndpoint server : pool.endpoints()) {
            server.close();
        }
    }
}
