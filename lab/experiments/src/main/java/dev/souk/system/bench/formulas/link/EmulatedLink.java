package dev.souk.system.bench.formulas.link;

import dev.souk.system.bench.formulas.law.TransferTime;
import dev.souk.system.chaos.environment.Pacing;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Listens on a free local port and forwards to another as a network would: bytes take their time at the rate of the
 * link, and then its latency. Unlike the proxy that injects faults it delays what is on its way together, not piece by
 * piece.
 */
public final class EmulatedLink implements AutoCloseable {

    private static final int PIECE = 1_460; // the payload of a TCP segment on Ethernet
    private static final int PIECES_ON_THE_WAY = 4_096;

    private final ServerSocket listener;
    private final int target;
    private final LinkDirection up;
    private final LinkDirection down;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

    /** Bytes on their way; none at the end of the stream. */
    private record Piece(ByteBuffer bytes, long arrival) {

        static Piece end() {
            return new Piece(ByteBuffer.allocate(0), System.nanoTime());
        }
    }

    private EmulatedLink(ServerSocket listener, int target, TransferTime law) {
        this.listener = listener;
        this.target = target;
        this.up = new LinkDirection(law);
        this.down = new LinkDirection(law);
    }

    /** A link with this latency and rate in each direction to a port of this machine. */
    public static EmulatedLink to(int port, TransferTime law) throws IOException {
        var link = new EmulatedLink(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()), port, law);
        Thread.ofVirtual().start(link::accept);
        return link;
    }

    /** The port for clients. */
    public int port() {
        return listener.getLocalPort();
    }

    /** All bytes of requests so far. */
    public long requestBytes() {
        return up.bytes();
    }

    /** All bytes of responses so far. */
    public long responseBytes() {
        return down.bytes();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = kept(listener.accept());
                Socket server = kept(new Socket(InetAddress.getLoopbackAddress(), target));
                carry(client, server, up);
                carry(server, client, down);
            }
        } catch (IOException closed) {
            close();
        }
    }

    private Socket kept(Socket socket) throws IOException {
        sockets.add(socket);
        socket.setTcpNoDelay(true);
        return socket;
    }

    private static void carry(Socket from, Socket to, LinkDirection direction) {
        var onTheWay = new ArrayBlockingQueue<Piece>(PIECES_ON_THE_WAY);
        Pacing.start(() -> send(from, direction, onTheWay));
        Pacing.start(() -> arrive(to, onTheWay));
    }

    private static void send(Socket from, LinkDirection direction, BlockingQueue<Piece> onTheWay)
            throws InterruptedException {
        try (from) {
            byte[] bytes = new byte[PIECE];
            for (int length = from.getInputStream().read(bytes);
                    length >= 0;
                    length = from.getInputStream().read(bytes)) {
                long arrival = direction.arrival(length, System.nanoTime());
                onTheWay.put(new Piece(ByteBuffer.wrap(Arrays.copyOf(bytes, length)), arrival));
            }
        } catch (IOException disconnected) {
            // the end of the stream, too
        }
        onTheWay.put(Piece.end());
    }

    private static void arrive(Socket to, BlockingQueue<Piece> onTheWay) throws InterruptedException {
        try (to) {
            for (Piece piece = onTheWay.take(); piece.bytes().hasRemaining(); piece = onTheWay.take()) {
                Pacing.pause(Duration.ofNanos(Math.max(0, piece.arrival() - System.nanoTime())));
                to.getOutputStream().write(piece.bytes().array());
            }
        } catch (IOException disconnected) {
            // the other direction of the connection ends by itself
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : sockets) {
                socket.close();
            }
        } catch (IOException closedAlready) {
            // nothing left to do
        }
    }
}
