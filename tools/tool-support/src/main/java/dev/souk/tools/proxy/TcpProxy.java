package dev.souk.tools.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.function.Uncheck;

/** Listens on a free local port and forwards to another, subject to {@link Traffic}. */
public final class TcpProxy implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final ServerSocket listener;
    private final Set<ProxiedConnection> links = ConcurrentHashMap.newKeySet();
    private volatile int target;
    private Traffic traffic = new Traffic.Flows();

    private TcpProxy(ServerSocket listener) {
        this.listener = listener;
    }

    /** Opens the port; connections before {@link #forwardTo} are refused. */
    public static TcpProxy open() {
        var proxy = new TcpProxy(Uncheck.get(() -> new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())));
        Thread.ofVirtual().name("proxy " + proxy.port()).start(proxy::accept);
        return proxy;
    }

    /** The port for clients. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The local port of the server. */
    public void forwardTo(int port) {
        target = port;
    }

    /** Changes the mode of open and new connections. */
    public void apply(Traffic next) {
        boolean wasReset = traffic() instanceof Traffic.Reset;
        change(next);
        boolean isReset = wasReset || next instanceof Traffic.Reset || next instanceof Traffic.Refused;
        links.stream()
                .filter(link -> !link.isSilent() && (isReset || link.isBroken()))
                .forEach(ProxiedConnection::close);
        if (next instanceof Traffic.DroppedSilently) {
            links.forEach(ProxiedConnection::dropSilently);
        }
    }

    private synchronized void change(Traffic next) {
        traffic = next;
        notifyAll();
    }

    /** What it does with its connections now. */
    public synchronized Traffic traffic() {
        return traffic;
    }

    /** Waits while the traffic is held; returns what it is then. */
    synchronized Traffic awaitRelease() throws InterruptedException {
        while (traffic instanceof Traffic.Held) {
            wait();
        }
        return traffic;
    }

    /** Waits for the delay, or until the traffic is no longer slow. */
    synchronized void delay(Traffic.Slow slow) throws InterruptedException {
        long end = System.nanoTime() + slow.delay().toNanos();
        while (traffic.equals(slow) && System.nanoTime() - end < 0) {
            TimeUnit.NANOSECONDS.timedWait(this, end - System.nanoTime());
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Thread.ofVirtual().start(() -> connect(client));
            }
        } catch (IOException closed) {
            links.forEach(ProxiedConnection::close);
        }
    }

    /**
     * While traffic is held, the server does not learn of a client: packets that open a connection are held as well.
     */
    private void connect(Socket client) {
        try {
            if (awaitRelease() instanceof Traffic.Refused || target == 0) {
                ProxiedConnection.reset(client);
                return;
            }
            var link = new ProxiedConnection(this, client, new Socket(InetAddress.getLoopbackAddress(), target));
            links.add(link);
            if (traffic() instanceof Traffic.Refused) { // meanwhile: nobody has closed this one
                link.close();
            }
            link.run();
        } catch (IOException unreachable) {
            ProxiedConnection.reset(client);
        } catch (InterruptedException stopping) {
            ProxiedConnection.reset(client);
            Thread.currentThread().interrupt();
        }
    }

    void forget(ProxiedConnection closed) {
        links.remove(closed);
    }

    @Override
    public void close() {
        try {
            Uncheck.run(listener::close);
        } finally {
            apply(new Traffic.Refused());
            links.forEach(ProxiedConnection::close);
        }
    }
}
