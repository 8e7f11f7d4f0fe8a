package dev.souk.system.bench.protocols;

import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.system.bench.protocols.client.UserReader;
import dev.souk.system.bench.result.FaultFigures;
import dev.souk.system.chaos.environment.Pacing;
import dev.souk.tools.proxy.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What callers see who are getting a user when their connections break: one of each protocol, all at once. */
record ReadFaults(ProtocolSystem system) {

    /** In which a request is sent. */
    private static final Duration SENDING = Duration.ofMillis(300);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

    List<FaultFigures> measure() throws IOException, InterruptedException {
        var figures = new ArrayList<FaultFigures>();
        Endpoint caller = system.callers(1).getFirst();
        for (Fault fault : Fault.values()) {
            figures.addAll(measure(fault, caller));
        }
        return figures;
    }

    private List<FaultFigures> measure(Fault fault, Endpoint caller) throws IOException, InterruptedException {
        try (BreakableNetwork network = BreakableNetwork.to(system);
                var together = new Together()) {
            var probes = new ArrayList<Probe>();
            for (ReadProtocol protocol : ReadProtocol.values()) {
                probes.add(new Probe(protocol, fault, protocol.open(network.carrying(caller))));
                system.untilDone(probes.getLast().reader()::read);
            }
            network.apply(new Traffic.Held()); // so that each has a call that is not answered yet
            long limit = system.plan().silence().toNanos();
            List<Future<FaultFigures>> futures = new ArrayList<>();
            long begin = System.nanoTime() + SENDING.toNanos();
            for (Probe probe : probes) {
                futures.add(together.threads().submit(() -> probe.read(begin, limit)));
            }
            Pacing.pause(SENDING);
            network.apply(fault.traffic());
            List<FaultFigures> results = Together.results(futures);
            probes.forEach(probe -> probe.reader().close());
            return results;
        }
    }

    /** One client. */
    private record Probe(ReadProtocol protocol, Fault fault, UserReader reader) {

        /** Reads until a call succeeds, or it takes too long. */
        FaultFigures read(long begin, long limit) throws InterruptedException {
            String sees = null;
            Long after = null;
            Long recovered = null;
            while (recovered == null && System.nanoTime() - begin < limit) {
                String failure = failure();
                long now = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
                if (failure == null) {
                    recovered = now;
                } else if (sees == null) {
                    sees = failure;
                    after = now;
                }
                Pacing.pause(failure == null ? Duration.ZERO : BETWEEN_TRIES);
            }
            String seen = sees == null ? "nothing: the library repeats the call" : sees;
            return new FaultFigures(
                    protocol.title(), UseCase.READ.title(), fault.title(), seen, after, recovered, null);
        }

        private @Nullable String failure() {
            try {
                reader.read();
                return null;
            } catch (IOException failed) {
                return Sight.of(failed);
            }
        }
    }
}
