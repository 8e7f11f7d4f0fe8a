package dev.souk.system.chaos.environment;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.function.Consumer;

/** One connection through the proxy: two sockets and a pump for each direction. */
public final class ProxiedConnection {

    private static final int PIECE = 16 * 1024;

    /** Time until TCP keep-alive of the server detects a lost client (10 s, then three times 5 s). */
    private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(25);

    private final Socket client;
    private final Socket server;
    private final TrafficControl flow;
    private final Consumer<ProxiedConnection> whenClosed;
    private volatile boolean hasDropped;
    private volatile boolean isSilent;

    ProxiedConnection(Socket client, Socket server, TrafficControl flow, Consumer<ProxiedConnection> whenClosed)
            throws IOException {
        this.client = client;
        this.server = server;
        this.flow = flow;
        this.whenClosed = whenClosed;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void run() {
        Thread.ofVirtual().start(() -> pump(server, client));
        pump(client, server);
    }

    /** Whether bytes were dropped and traffic flows again: the stream is broken. */
    boolean isBroken() {
        return hasDropped && !(flow.now() instanceof Traffic.Dropped);
    }

    private void pump(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            for (int length = from.getInputStream().read(piece);
                    length >= 0;
                    length = from.getInputStream().read(piece)) {
                pass(piece, length, to);
            }
        } catch (IOException disconnected) {
            // close() below disconnects the other side too
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            end(from);
        }
    }

    private void end(Socket from) {
        if (!isSilent) {
            close();
        } else if (from.equals(client)) {
            reset(client);
            pauseAndClose();
        }
    }

    private void pauseAndClose() {
        try {
            Pacing.pause(KEEP_ALIVE_TIMEOUT);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        close();
    }

    private void pass(byte[] piece, int length, Socket to) throws IOException, InterruptedException {
        Traffic traffic = flow.awaitPassage();
        if (isSilent) {
            return;
        }
        switch (traffic) {
            case Traffic.Dropped() -> hasDropped = true;
            case Traffic.Refused() -> close();
            case Traffic.Flows _, Traffic.Slow _, Traffic.Held _, Traffic.Reset _, Traffic.DroppedSilently _ ->
                write(piece, length, to);
        }
    }

    private void write(byte[] piece, int length, Socket to) throws IOException {
        if (isBroken()) {
            close();
        } else {
            to.getOutputStream().write(piece, 0, length);
        }
    }

    /** Drops everything from now on, without closing either side. */
    void dropSilently() {
        isSilent = true;
    }

    void close() {
        reset(client);
        reset(server);
        whenClosed.accept(this);
    }

    /** Closes with a TCP reset. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closedAlready) {
            // nothing left to do
        }
    }
}
