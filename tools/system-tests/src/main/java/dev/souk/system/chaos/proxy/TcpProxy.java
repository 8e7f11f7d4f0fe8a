package dev.souk.system.chaos.proxy;

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
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final Set<Link> forgotten = ConcurrentHashMap.newKeySet();
    private final Flow flow = new Flow();
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
    public void let(Traffic next) {
        flow.become(next);
        if (next instanceof Traffic.Refused) {
            cut();
        }
        links.stream().filter(Link::isOfNoUse).forEach(Link::close);
    }

    /** Resets every connection; new ones are welcome. */
    public void cut() {
        links.forEach(Link::close);
    }

    /** Every connection that there is falls silent for good, as behind a firewall that has lost its table. */
    public void forget() {
        List<Link> now = List.copyOf(links);
        now.forEach(Link::forget);
        forgotten.addAll(now);
        now.forEach(links::remove);
    }

    private void accept() {
        try {
            while (true) {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> welcome(client));
            }
        } catch (IOException closed) {
            cut();
        }
    }

    private void welcome(Socket client) {
        if (flow.now() instanceof Traffic.Refused || target == 0) {
            Link.reset(client);
            return;
        }
        try {
            var link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), target), flow, links::remove);
            links.add(link);
            link.run();
        } catch (IOException nobodyThere) {
            Link.reset(client);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            let(new Traffic.Refused());
            forgotten.forEach(Link::close);
        }
    }
}
