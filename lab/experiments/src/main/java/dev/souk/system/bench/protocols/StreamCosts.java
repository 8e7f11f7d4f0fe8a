package dev.souk.system.bench.protocols;

import dev.souk.system.bench.figure.Latencies;
import dev.souk.system.bench.load.ClosedLoop;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Outcome;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.OrderWatcher;
import dev.souk.system.bench.result.CpuFigures;
import dev.souk.system.bench.result.StreamFigures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What it costs to watch an order: a few callers, each of whom opens the stream of a confirmed order from its beginning
 * again and again. So the pace is that of the stream, not of the order.
 */
record StreamCosts(ProtocolSystem system, StreamProtocol protocol) {

    /** As for a user. */
    void warmUp() throws IOException {
        var watchers = new ArrayList<RepeatedWatch>();
        try {
            for (Customer customer :
                    system.shop().customers().subList(0, system.plan().users())) {
                watchers.add(repeated(customer));
            }
            ClosedLoop.run(watchers, system.plan().warmUp());
        } finally {
            watchers.forEach(RepeatedWatch::close);
        }
    }

    StreamFigures measure() throws IOException {
        var watchers = new ArrayList<RepeatedWatch>();
        try {
            for (Customer customer :
                    system.shop().customers().subList(0, system.plan().users())) {
                watchers.add(repeated(customer));
            }
            ClosedLoop.run(watchers, system.plan().warmUp());
            watchers.forEach(RepeatedWatch::forget);
            var cpu = new CpuCosts(system);
            Outcome outcome = ClosedLoop.run(watchers, system.plan().window());
            system.check(protocol.title(), outcome);
            CpuFigures each = cpu.each(outcome.latencies().count() * OrderHistories.CHANGES);
            return figures(outcome, first(watchers), bytes(watchers.getFirst()), each);
        } finally {
            watchers.forEach(RepeatedWatch::close);
        }
    }

    private RepeatedWatch repeated(Customer customer) throws IOException {
        Endpoint caller = system.endpoint(customer);
        var orders = new OrderHistories(system);
        // Two by turns: a WebSocket has at most one watch of an order, and the end of the last one may be on its way.
        return new RepeatedWatch(
                caller,
                protocol.open(caller),
                List.of(orders.confirmed(customer, caller), orders.confirmed(customer, caller)));
    }

    private static Latencies first(List<RepeatedWatch> watchers) {
        var all = new Latencies();
        watchers.forEach(watcher -> watcher.first().forEach(nanos -> all.record(0, nanos)));
        return all;
    }

    private StreamFigures figures(Outcome outcome, Latencies first, CarriedBytes bytes, CpuFigures each) {
        return StreamFigures.of(
                protocol.title(),
                first,
                outcome.perSecond() * OrderHistories.CHANGES,
                bytes.request(),
                bytes.response(),
                each);
    }

    private CarriedBytes bytes(RepeatedWatch other) throws IOException {
        try (Network network = Network.counting(system)) {
            Endpoint caller = network.carrying(other.caller());
            OrderWatcher watcher = protocol.open(caller);
            try (var watch = new RepeatedWatch(caller, watcher, other.orders())) {
                return CarriedBytes.of(system, network, watch);
            }
        }
    }
}
