package dev.souk.system.chaos.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens on a free port of this machine and forwards to another, as its traffic says. */
public final class TcpProxy implements AutoCloseable {

    private static final int WAITING = 200;

    private final ServerSocket door;
    private final Set<ProxiedConnection> links = ConcurrentHashMap.newKeySet();
    private final Set<ProxiedConnection> silent = ConcurrentHashMap.newKeySet();
    private final TrafficControl flow = new TrafficControl();
    private volatile int target;

    private TcpProxy(ServerSocket door) {
        this.door = door;
    }

    /** Listens; what comes before {@link #forwardTo} is refused. */
    public static TcpProxy open() {
        try {
            var proxy = new TcpProxy(new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("proxy " + proxy.port()).start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients come. */
    public int port() {
        return door.getLocalPort();
    }

    /** Where their bytes go, on this machine. */
    public void forwardTo(int port) {
        target = port;
    }

    /** From now on, for old and new connections. */
    public void apply(Traffic next) {
        flow.set(next);
        if (next instanceof Traffic.Refused) {
            resetConnections();
        }
        links.stream().filter(ProxiedConnection::isOfNoUse).forEach(ProxiedConnection::close);
    }

    /** Resets every connection; new ones are welcome. */
    public void resetConnections() {
        links.forEach(ProxiedConnection::close);
    }

    /** Every connection that there is falls silent for good, as behind a firewall that has lost its table. */
    public void dropSilently() {
        List<ProxiedConnection> now = List.copyOf(links);
        now.forEach(ProxiedConnection::dropSilently);
        silent.addAll(now);
        now.forEach(links::remove);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> welcome(client));
            }
        } catch (IOException closed) {
            resetConnections();
        }
    }

    private void welcome(Socket client) {
        if (flow.now() instanceof Traffic.Refused || target == 0) {
            ProxiedConnection.reset(client);
            return;
        }
        try {
            var link = new ProxiedConnection(
                    client, new Socket(InetAddress.getLoopbackAddress(), target), flow, links::remove);
            links.add(link);
            link.run();
        } catch (IOException nobodyThere) {
            ProxiedConnection.reset(client);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            apply(new Traffic.Refused());
            silent.forEach(ProxiedConnection::close);
        }
    }
}
