package dev.souk.gateway.concurrency;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/** A limit of concurrent requests or streams, for all clients together and for each of them. It never waits. */
public final class ConcurrencyLimit {

    private final int maxPerClient;
    private final Semaphore permits;
    private final ConcurrentMap<String, Integer> perClient = new ConcurrentHashMap<>();

    /** Admits {@code max} in all, and {@code maxPerClient} of one client. */
    public ConcurrencyLimit(int max, int maxPerClient) {
        this.maxPerClient = maxPerClient;
        this.permits = new Semaphore(max);
    }

    /** What became of a request for a permit. */
    public enum Decision {
        ADMITTED,
        CLIENT_LIMIT_REACHED,
        LIMIT_REACHED
    }

    /** Takes a permit for {@code client}, who gives an admitted one back by {@link #release}. */
    public Decision tryAcquire(String client) {
        if (perClient.merge(client, 1, Integer::sum) > maxPerClient) {
            leave(client);
            return Decision.CLIENT_LIMIT_REACHED;
        }
        if (!permits.tryAcquire()) {
            leave(client);
            return Decision.LIMIT_REACHED;
        }
        return Decision.ADMITTED;
    }

    /** Gives the permit of {@code client} back. */
    public void release(String client) {
        leave(client);
        permits.release();
    }

    /** Clients with a permit; others are not remembered. */
    int clients() {
        return perClient.size();
    }

    private void leave(String client) {
        perClient.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
    }
}
