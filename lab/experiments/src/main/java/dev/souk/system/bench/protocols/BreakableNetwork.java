package dev.souk.system.bench.protocols;

import dev.souk.system.bench.protocols.client.Endpoint;
import dev.souk.tools.proxy.TcpProxy;
import dev.souk.tools.proxy.Traffic;

/** The proxies of chaos, between callers and the ports of the gateway and of grpc-service. */
record BreakableNetwork(TcpProxy http, TcpProxy grpc) implements AutoCloseable {

    static BreakableNetwork to(ProtocolSystem system) {
        var network = new BreakableNetwork(TcpProxy.open(), TcpProxy.open());
        network.http.forwardTo(system.http());
        network.grpc.forwardTo(system.grpc());
        return network;
    }

    /** The same caller behind it. */
    Endpoint carrying(Endpoint caller) {
        return caller.at(http.port(), grpc.port());
    }

    void apply(Traffic traffic) {
        http.apply(traffic);
        grpc.apply(traffic);
    }

    @Override
    public void close() {
        http.close();
        grpc.close();
    }
}
