package dev.souk.system.bench.formulas;

import io.netty.buffer.ByteBuf;
import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.NettyInbound;
import reactor.netty.NettyOutbound;
import reactor.netty.tcp.TcpClient;
import reactor.netty.tcp.TcpServer;

/**
 * A proxy as slow as a network, which counts what it carries: bytes take their time at the rate of the link, which all
 * connections share, and then its latency. The proxy that injects faults delays piece by piece instead.
 */
public final class EmulatedLink implements AutoCloseable {

    private static final double NANOS_OF_A_MILLISECOND = 1e6;
    private static final double NANOS = 1e9;

    private final Direction requests;
    private final Direction responses;
    private final DisposableServer listener;

    /** A link to a port of this machine, with a latency and a rate in each direction. */
    public EmulatedLink(int port, double latencyMillis, double bytesPerSecond) {
        requests = new Direction(latencyMillis, bytesPerSecond);
        responses = new Direction(latencyMillis, bytesPerSecond);
        listener = TcpServer.create()
                .host("localhost")
                .handle((fromClient, toClient) -> TcpClient.create()
                        .host("localhost")
                        .port(port)
                        .handle((fromServer, toServer) -> Mono.firstWithSignal(
                                requests.carry(fromClient, toServer), responses.carry(fromServer, toClient)))
                        .connect()
                        .flatMap(Connection::onDispose))
                .bindNow();
    }

    /** The port for clients. */
    public int port() {
        return listener.port();
    }

    /** All bytes of requests so far. */
    public long requestBytes() {
        return requests.bytes;
    }

    /** All bytes of responses so far. */
    public long responseBytes() {
        return responses.bytes;
    }

    @Override
    public void close() {
        listener.disposeNow();
    }

    /** One direction of all connections: a piece is sent when the one before it has been sent. */
    private static final class Direction {

        private final Duration latency;
        private final double bytesPerSecond;
        private volatile long bytes;
        private long free = System.nanoTime();

        Direction(double latencyMillis, double bytesPerSecond) {
            this.latency = Duration.ofNanos((long) (latencyMillis * NANOS_OF_A_MILLISECOND));
            this.bytesPerSecond = bytesPerSecond;
        }

        Mono<Void> carry(NettyInbound from, NettyOutbound to) {
            Flux<ByteBuf> pieces = from.receive()
                    .retain()
                    .concatMap(piece -> Mono.just(piece).delayElement(sending(piece.readableBytes())))
                    .delaySequence(latency);
            return to.send(pieces, _ -> true).then();
        }

        private synchronized Duration sending(int length) {
            long now = System.nanoTime();
            bytes += length;
            free = Math.max(free, now) + (long) (length / bytesPerSecond * NANOS);
            return Duration.ofNanos(free - now);
        }
    }
}
