package dev.souk.system.bench.protocols;

import dev.souk.system.bench.load.Work;
import java.io.IOException;

/**
 * What a call sends and receives above TCP, headers and frames included, once its connection has had some: HTTP/2 then
 * sends headers as references.
 */
record CarriedBytes(double request, double response) {

    static CarriedBytes of(ProtocolSystem system, Network network, Work work) throws IOException {
        int calls = system.plan().calls();
        repeat(system, work);
        long requests = network.requestBytes();
        long responses = network.responseBytes();
        repeat(system, work);
        return new CarriedBytes(
                (double) (network.requestBytes() - requests) / calls,
                (double) (network.responseBytes() - responses) / calls);
    }

    private static void repeat(ProtocolSystem system, Work work) throws IOException {
        for (int call = 0; call < system.plan().calls(); call++) {
            system.untilDone(work);
        }
    }
}
