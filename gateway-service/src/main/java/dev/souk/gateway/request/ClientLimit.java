package dev.souk.gateway.request;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/**
 * A limit of what clients use at the same time, such as requests, connections or bytes: for all clients together and
 * for each of them. It never waits.
 */
public final class ClientLimit {

    private final int maxPerClient;
    private final Semaphore permits;
    private final ConcurrentMap<String, Integer> perClient = new ConcurrentHashMap<>();

    /** Admits {@code max} in all, and {@code maxPerClient} of one client. */
    public ClientLimit(int max, int maxPerClient) {
        this.maxPerClient = maxPerClient;
        this.permits = new Semaphore(max);
    }

    /** What became of a request for permits. */
    public enum Decision {
        ADMITTED,
        CLIENT_LIMIT_REACHED,
        LIMIT_REACHED
    }

    /** Takes {@code count} permits or none for {@code client}, who gives admitted ones back by {@link #release}. */
    public Decision tryAcquire(String client, int count) {
        if (perClient.merge(client, count, Integer::sum) > maxPerClient) {
            leave(client, count);
            return Decision.CLIENT_LIMIT_REACHED;
        }
        if (!permits.tryAcquire(count)) {
            leave(client, count);
            return Decision.LIMIT_REACHED;
        }
        return Decision.ADMITTED;
    }

    /** Gives {@code count} permits of {@code client} back. */
    public void release(String client, int count) {
        leave(client, count);
        permits.release(count);
    }

    /** Clients with a permit; others are not remembered. */
    int clients() {
        return perClient.size();
    }

    private void leave(String client, int count) {
        perClient.computeIfPresent(client, (_, held) -> held == count ? null : held - count);
    }
}
