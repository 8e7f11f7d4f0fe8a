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

/** A way to a database that can forget its connections: they stay open, and nothing comes through any more. */
final class DroppingProxy implements JdbcConnectionDetails, AutoCloseable {

    private final JdbcConnectionDetails database;
    private final URI target;
    private final ServerSocket door;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile List<Socket> forgotten = List.of();

    DroppingProxy(JdbcConnectionDetails database) throws IOException {
        this.database = database;
        this.target = URI.create(database.getJdbcUrl().substring("jdbc:".length()));
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    /** Forgets the connections that there are; new ones come through. */
    void forget() {
        forgotten = List.copyOf(open);
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + door.getLocalPort() + target.getPath();
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
        door.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    private void serve() {
        try {
            while (!door.isClosed()) {
                Socket caller = door.accept();
                Socket server = new Socket(target.getHost(), target.getPort());
                open.addAll(List.of(caller, server));
                Thread.ofVirtual().start(() -> pass(caller, server));
                Thread.ofVirtual().start(() -> pass(server, caller));
            }
        } catch (IOException failure) {
            unlessClosed(failure, door.isClosed());
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[8_192];
        try {
            for (int count = from.getInputStream().read(bytes);
                    count >= 0;
                    count = from.getInputStream().read(bytes)) {
                if (!forgotten.contains(from)) {
                    to.getOutputStream().write(bytes, 0, count);
                }
            }
            to.close();
        } catch (IOException failure) {
            unlessClosed(failure, from.isClosed() || to.isClosed() || forgotten.contains(from));
        }
    }

    private static void unlessClosed(IOException failure, boolean isClosed) {
        if (!isClosed) {
            throw new UncheckedIOException(failure);
        }
    }
}
