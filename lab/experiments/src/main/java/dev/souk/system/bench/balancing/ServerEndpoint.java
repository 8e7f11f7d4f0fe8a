package dev.souk.system.bench.balancing;

import dev.souk.common.loadbalancing.pool.Endpoint;
import dev.souk.common.loadbalancing.pool.PoolSettings;
import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.HttpAddress;
import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;

/** A server as the load balancer sees it. */
final class ServerEndpoint extends Endpoint implements AutoCloseable {

    private final Callers callers;
    private final LongAdder requests = new LongAdder();

    ServerEndpoint(PoolSettings settings, long addedAt, HttpAddress address) {
        super(settings, addedAt);
        this.callers = new Callers(() -> new Caller(address, "", ""), Caller::readItems);
    }

    void request() throws IOException {
        requests.increment();
        callers.send();
    }

    /** How many it was sent. */
    long requests() {
        return requests.sum();
    }

    @Override
    public void close() throws IOException {
        callers.close();
    }
}
