package dev.souk.system.bench.balancing;

import dev.souk.common.loadbalancing.pool.CallOutcome;
import dev.souk.common.loadbalancing.pool.EndpointCall;
import dev.souk.common.loadbalancing.pool.EndpointPool;
import dev.souk.common.loadbalancing.pool.LoadBalancingStrategy;
import dev.souk.common.loadbalancing.pool.PoolSettings;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/** Small servers behind the load balancer that gateway and services use, with its defaults. */
final class BalancedServers implements AutoCloseable {

    private final EndpointPool<ServerEndpoint> pool;

    BalancedServers(LoadBalancingStrategy strategy, List<DelayedServer> servers) {
        PoolSettings settings = PoolSettings.defaults(strategy);
        pool = new EndpointPool<>(settings);
        long since = pool.joiningTime();
        pool.replace(servers.stream()
                .map(server -> new ServerEndpoint(settings, since, server.address()))
                .toList());
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
