package dev.souk.system.bench.protocols;

import dev.souk.system.bench.figure.Series;
import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.Work;
import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.UserReader;
import dev.souk.system.bench.result.SlowFigures;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * One caller behind a network with a latency. The figures show how many round trips a protocol takes; that of TCP
 * itself is not among them, since the proxy accepts at once.
 */
record SlowNetwork(ProtocolSystem system) {

    private static final double NANOS_OF_A_MILLISECOND = 1e6;

    List<SlowFigures> measure() throws IOException {
        var figures = new ArrayList<SlowFigures>();
        Customer customer = system.shop().customers().getFirst();
        Endpoint near = system.endpoint(customer);
        var orders = new OrderHistories(system);
        List<UUID> watched = List.of(orders.confirmed(customer, near), orders.confirmed(customer, near));
        try (Network network = Network.of(system, system.plan().network())) {
            Endpoint far = network.carrying(near);
            for (ReadProtocol protocol : ReadProtocol.values()) {
                figures.add(read(protocol, far));
            }
            for (StreamProtocol protocol : StreamProtocol.values()) {
                figures.add(watch(protocol, far, watched));
            }
        }
        return figures;
    }

    private SlowFigures read(ReadProtocol protocol, Endpoint far) throws IOException {
        try (UserReader reader = protocol.open(far)) {
            double first = millis(reader::read);
            var kept = new ArrayList<Double>();
            for (int call = 0; call < system.plan().slow(); call++) {
                kept.add(millis(reader::read));
            }
            return SlowFigures.of(protocol.title(), UseCase.READ.title(), first, new Series(kept).median());
        }
    }

    private SlowFigures watch(StreamProtocol protocol, Endpoint far, List<UUID> orders) throws IOException {
        try (var watch = new RepeatedWatch(far, protocol.open(far), orders)) {
            for (int call = 0; call <= system.plan().slow(); call++) {
                system.untilDone(watch);
            }
            List<Double> millis = watch.first().stream()
                    .map(nanos -> nanos / NANOS_OF_A_MILLISECOND)
                    .toList();
            var kept = new Series(millis.subList(1, millis.size()));
            return SlowFigures.of(protocol.title(), UseCase.WATCH.title(), millis.getFirst(), kept.median());
        }
    }

    private static double millis(Work work) throws IOException {
        long begin = System.nanoTime();
        work.perform();
        return (System.nanoTime() - begin) / NANOS_OF_A_MILLISECOND;
    }
}
