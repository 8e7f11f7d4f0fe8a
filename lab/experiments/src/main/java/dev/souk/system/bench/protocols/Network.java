package dev.souk.system.bench.protocols;

import dev.souk.system.bench.formulas.law.TransferTime;
import dev.souk.system.bench.formulas.link.EmulatedLink;
import dev.souk.system.bench.protocols.client.Endpoint;
import java.io.IOException;

/** A network between callers and the ports of the gateway and of grpc-service, which counts what it carries. */
record Network(EmulatedLink http, EmulatedLink grpc) implements AutoCloseable {

    /** Without latency, at a rate that is no limit: it only counts. */
    private static final TransferTime NONE = new TransferTime(0, 1e12);

    static Network counting(ProtocolSystem system) throws IOException {
        return of(system, NONE);
    }

    static Network of(ProtocolSystem system, TransferTime law) throws IOException {
        return new Network(EmulatedLink.to(system.http(), law), EmulatedLink.to(system.grpc(), law));
    }

    /** The same caller behind it. */
    Endpoint carrying(Endpoint caller) {
        return caller.at(http.port(), grpc.port());
    }

    long requestBytes() {
        return http.requestBytes() + grpc.requestBytes();
    }

    long responseBytes() {
        return http.responseBytes() + grpc.responseBytes();
    }

    @Override
    public void close() {
        http.close();
        grpc.close();
    }
}
