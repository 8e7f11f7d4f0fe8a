package dev.souk.system.bench.protocols;

import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.result.FaultFigures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;

/**
 * What callers see who are watching an order when their connections break: one of each protocol, all at once. Kafka is
 * suspended until the fault, so that the order is still PLACED then; the other messages are due after it.
 */
record StreamFaults(ProtocolSystem system) {

    List<FaultFigures> measure() throws IOException, InterruptedException {
        var figures = new ArrayList<FaultFigures>();
        for (Fault fault : Fault.values()) {
            figures.addAll(measure(fault));
        }
        return figures;
    }

    private List<FaultFigures> measure(Fault fault) throws IOException, InterruptedException {
        Customer customer = system.shop().customers().getFirst();
        Endpoint caller = system.endpoint(customer);
        var orders = new OrderHistories(system);
        try (BreakableNetwork network = BreakableNetwork.to(system);
                var together = new Together()) {
            system.souk().pause(Topology.KAFKA.name());
            UUID order;
            List<WatchProbe> probes;
            long begin;
            try {
                order = orders.place(customer);
                probes = watching(order, network.carrying(caller), together);
                begin = System.nanoTime();
                network.apply(fault.traffic());
            } finally {
                system.souk().resume(Topology.KAFKA.name());
            }
            orders.awaitFinal(caller, order);
            List<Future<FaultFigures>> futures = new ArrayList<>();
            for (WatchProbe probe : probes) {
                futures.add(together.threads()
                        .submit(() ->
                                probe.awaitFailure(fault, begin, system.plan().silence())));
            }
            return Together.results(futures);
        }
    }

    private List<WatchProbe> watching(UUID order, Endpoint endpoint, Together together)
            throws IOException, InterruptedException {
        var probes = new ArrayList<WatchProbe>();
        for (StreamProtocol protocol : StreamProtocol.values()) {
            var probe = new WatchProbe(system, protocol, endpoint, order);
            probe.begin(together.threads());
            probes.add(probe);
        }
        return probes;
    }
}
