package dev.souk.launcher.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Asks whether a server accepts connections; the broker opens its port only when it is ready to serve. */
final class PortProbe {

    private static final int TIMEOUT_MILLIS = 200;

    private PortProbe() {}

    static boolean on(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
