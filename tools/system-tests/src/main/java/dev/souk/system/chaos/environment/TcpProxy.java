package dev.souk.system.chaos.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Listens on a free local port and forwards to another, subject to {@link Traffic}. */
public final class TcpProxy implements AutoCloseable {

    private static final int BACKLOG = 200;

    private final ServerSocket listener;
    private final Set<ProxiedConnection> links = ConcurrentHashMap.newKeySet();
    private final Set<ProxiedConnection> silent = ConcurrentHashMap.newKeySet();
    private final TrafficControl flow = new TrafficControl();
    private volatile int target;

    private TcpProxy(ServerSocket listener) {
        this.listener = listener;
    }

    /** Opens the port; connections before {@link #forwardTo} are refused. */
    public static TcpProxy open() {
        try {
            var proxy = new TcpProxy(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().name("proxy " + proxy.port()).start(proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        boolean wasReset = flow.now() instanceof Traffic.Reset;
        flow.set(next);
        if (wasReset || next instanceof Traffic.Reset || next instanceof Traffic.Refused) {
            links.forEach(ProxiedConnection::close);
        }
        if (next instanceof Traffic.DroppedSilently) {
            dropSilently();
        }
        links.stream().filter(ProxiedConnection::isBroken).forEach(ProxiedConnection::close);
    }

    private void dropSilently() {
        List<ProxiedConnection> now = List.copyOf(links);
        now.forEach(ProxiedConnection::dropSilently);
        silent.addAll(now);
        now.forEach(links::remove);
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

    private void connect(Socket client) {
        if (flow.now() instanceof Traffic.Refused || target == 0) {
            ProxiedConnection.reset(client);
            return;
        }
        try {
            var link = new ProxiedConnection(
                    client, new Socket(InetAddress.getLoopbackAddress(), target), flow, links::remove);
            links.add(link);
            link.run();
        } catch (IOException unreachable) {
            ProxiedConnection.reset(client);
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            apply(new Traffic.Refused());
            silent.forEach(ProxiedConnection::close);
        }
    }
}
