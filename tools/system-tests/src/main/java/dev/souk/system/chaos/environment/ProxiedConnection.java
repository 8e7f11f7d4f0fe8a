package dev.souk.system.chaos.environment;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** One connection through the proxy: two sockets and a pump for each direction. */
public final class ProxiedConnection {

    private static final int PIECE = 16 * 1024;

    /** After which a server's keep-alives would tell it that a forgotten client has gone (10 s, then thrice 5 s). */
    private static final Duration UNTIL_A_SERVER_ASKS = Duration.ofSeconds(25);

    private final Socket client;
    private final Socket server;
    private final TrafficControl flow;
    private final Consumer<ProxiedConnection> whenClosed;
    private volatile boolean hasLost;
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

    /** Whether bytes are missing from it, and none are being dropped any more. */
    boolean isOfNoUse() {
        return hasLost && !(flow.now() instanceof Traffic.Dropped);
    }

    private void pump(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            for (int length = from.getInputStream().read(piece);
                    length >= 0;
                    length = from.getInputStream().read(piece)) {
                pass(piece, length, to);
            }
        } catch (IOException eitherSideHasGone) {
            // the other side learns it by the close below, as from a network
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
            LockSupport.parkNanos(UNTIL_A_SERVER_ASKS.toNanos());
            close();
        }
    }

    private void pass(byte[] piece, int length, Socket to) throws IOException, InterruptedException {
        Traffic traffic = flow.awaitPassage();
        if (isSilent) {
            return;
        }
        switch (traffic) {
            case Traffic.Dropped() -> hasLost = true;
            case Traffic.Refused() -> close();
            case Traffic.Flows _, Traffic.Slow _, Traffic.Held _ -> write(piece, length, to);
        }
    }

    private void write(byte[] piece, int length, Socket to) throws IOException {
        if (isOfNoUse()) {
            close();
        } else {
            to.getOutputStream().write(piece, 0, length);
        }
    }

    /** Nothing comes through any more, and neither side hears of it, not even for long that the other one has gone. */
    void dropSilently() {
        isSilent = true;
    }

    void close() {
        reset(client);
        reset(server);
        whenClosed.accept(this);
    }

    /** Both ends learn of it at once. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException closedAlready) {
            // which is what was wanted
        }
    }
}
