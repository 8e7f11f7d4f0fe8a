package dev.souk.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;

/** A port of this machine that nobody listens on, for a server that has to know it before it starts. */
public final class FreePort {

    private FreePort() {}

    /** Another one each time. Somebody else may take it before it is used. */
    public static int find() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
