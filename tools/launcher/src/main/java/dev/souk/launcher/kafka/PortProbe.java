package dev.souk.launcher.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Checks whether a server accepts connections. The broker opens its port only when it is ready. */
final class PortProbe {

    private static final int TIMEOUT_MILLIS = 200;

    private PortProbe() {}

    static boolean isListening(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
