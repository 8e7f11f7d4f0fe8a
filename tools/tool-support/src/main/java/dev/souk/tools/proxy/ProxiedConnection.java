package dev.souk.tools.proxy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One connection through the proxy: two sockets and a pump for each direction. */
final class ProxiedConnection {

    private static final int PIECE = 16 * 1024;

    /** Time until TCP keep-alive of the server detects a lost client (10 s, then three times 5 s). */
    private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(25);

    private final TcpProxy proxy;
    private final Socket client;
    private final Socket server;
    private volatile boolean hasDropped;
    private volatile boolean isSilent;

    ProxiedConnection(TcpProxy proxy, Socket client, Socket server) throws IOException {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
    }

    void run() {
        Thread.ofVirtual().start(() -> pump(server, client));
        Thread.ofVirtual().start(() -> pump(client, server));
    }

    /** Whether bytes were dropped and traffic flows again: the stream is broken. */
    boolean isBroken() {
        return hasDropped && !(proxy.traffic() instanceof Traffic.Dropped);
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
        } catch (InterruptedException stopping) {
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
            CompletableFuture.delayedExecutor(KEEP_ALIVE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                    .execute(this::close);
        }
    }

    private void pass(byte[] piece, int length, Socket to) throws IOException, InterruptedException {
        Traffic traffic = proxy.awaitRelease();
        if (traffic instanceof Traffic.Slow slow) {
            proxy.delay(slow);
        }
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

    boolean isSilent() {
        return isSilent;
    }

    void close() {
        reset(client);
        reset(server);
        proxy.forget(this);
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
