package dev.souk.tools.port;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Keeps others from choosing a port before the server that it is meant for listens: a socket for datagrams on the port
 * of that number, which no server of Souk uses, until this process ends. Everybody who chooses a port reserves it
 * first.
 */
final class PortReservation {

    private static final Queue<DatagramSocket> HELD = new ConcurrentLinkedQueue<>();

    private PortReservation() {}

    /** Whether nobody had reserved it, in this process or another. */
    static boolean take(int port) {
        try {
            return HELD.add(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        } catch (SocketException reserved) {
            return false;
        }
    }
}
