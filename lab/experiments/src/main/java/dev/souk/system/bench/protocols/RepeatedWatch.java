package dev.souk.system.bench.protocols;

import dev.souk.system.bench.load.UnexpectedResponseException;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.OrderWatcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One caller who watches confirmed orders from their beginning, one after the other. */
final class RepeatedWatch implements Work, AutoCloseable {

    private final Endpoint caller;
    private final OrderWatcher watcher;
    private final List<UUID> orders;
    private final List<Long> first = new ArrayList<>();
    private int watched;

    RepeatedWatch(Endpoint caller, OrderWatcher watcher, List<UUID> orders) {
        this.caller = caller;
        this.watcher = watcher;
        this.orders = orders;
    }

    @Override
    public void perform() throws IOException {
        var arrivals = new ArrayList<Long>();
        long begin = System.nanoTime();
        watcher.watch(orders.get(watched++ % orders.size()), 0, _ -> arrivals.add(System.nanoTime() - begin));
        if (arrivals.size() != OrderHistories.CHANGES) {
            throw new UnexpectedResponseException("%s changes".formatted(arrivals.size()));
        }
        first.add(arrivals.getFirst());
    }

    /** Until the first message of each stream, in nanoseconds. */
    List<Long> first() {
        return first;
    }

    /** Begins to measure. */
    void forget() {
        first.clear();
    }

    Endpoint caller() {
        return caller;
    }

    List<UUID> orders() {
        return orders;
    }

    @Override
    public void close() {
        watcher.close();
    }
}
