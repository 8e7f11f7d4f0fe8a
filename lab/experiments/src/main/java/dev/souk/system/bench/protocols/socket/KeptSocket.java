package dev.souk.system.bench.protocols.socket;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A WebSocket that is opened when it is needed, and given up at the first failure. */
final class KeptSocket implements AutoCloseable {

    private final Opener opener;
    private volatile @Nullable Socket open;

    KeptSocket(Opener opener) {
        this.opener = opener;
    }

    /** Opens one that is ready for use. */
    @FunctionalInterface
    interface Opener {
        Socket open() throws IOException;
    }

    /** What is done over it. */
    @FunctionalInterface
    interface Use {
        void with(Socket socket) throws IOException;
    }

    void use(Use use) throws IOException {
        Socket socket = open;
        if (socket == null) {
            socket = opener.open();
            open = socket;
        }
        try {
            use.with(socket);
        } catch (IOException failed) {
            close();
            throw failed;
        }
    }

    @Override
    public void close() {
        Socket socket = open;
        open = null;
        if (socket != null) {
            socket.close();
        }
    }
}
