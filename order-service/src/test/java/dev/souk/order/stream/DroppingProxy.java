package dev.souk.order.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * A TCP proxy for a database that can drop all data of its connections silently: they stay open, but nothing passes.
 */
final class DroppingProxy implements JdbcConnectionDetails, AutoCloseable {

    private final JdbcConnectionDetails database;
    private final URI target;
    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile List<Socket> dropped = List.of();

    DroppingProxy(JdbcConnectionDetails database) throws IOException {
        this.database = database;
        this.target = URI.create(database.getJdbcUrl().substring("jdbc:".length()));
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /** Drops the data of the present connections; new connections work. */
    void dropSilently() {
        dropped = List.copyOf(open);
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + server.getLocalPort() + target.getPath();
    }

    @Override
    public String getUsername() {
        return String.valueOf(database.getUsername());
    }

    @Override
    public String getPassword() {
        return String.valueOf(database.getPassword());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void serve() {
        try {
            while (!server.isClosed()) {
                Socket caller = server.accept();
                Socket upstream = new Socket(target.getHost(), target.getPort());
                open.addAll(List.of(caller, upstream));
                Thread.ofVirtual().start(() -> pass(caller, upstream));
                Thread.ofVirtual().start(() -> pass(upstream, caller));
            }
        } catch (IOException failure) {
            unlessClosed(failure, server.isClosed());
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[8_192];
        try {
            for (int count = from.getInputStream().read(bytes);
                    count >= 0;
                    count = from.getInputStream().read(bytes)) {
                if (!dropped.contains(from)) {
                    to.getOutputStream().write(bytes, 0, count);
                }
            }
            to.close();
        } catch (IOException failure) {
            unlessClosed(failure, from.isClosed() || to.isClosed() || dropped.contains(from));
        }
    }

    private static void unlessClosed(IOException failure, boolean isClosed) {
        if (!isClosed) {
            throw new UncheckedIOException(failure);
        }
    }
}
