package dev.souk.tools.port;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/**
 * Free ports, each given once. They are below the range that operating systems use for outgoing connections, so that no
 * client socket takes one between the choice and the bind.
 */
public final class FreePorts {

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    /**
     * Sockets for datagrams on the ports that were given, which no server of Souk but the name server uses: until this
     * process ends, they keep others from choosing the same port before the server that it is meant for listens.
     */
    private static final Queue<DatagramSocket> RESERVATIONS = new ConcurrentLinkedQueue<>();

    private final RandomGenerator random;
    private final Set<Integer> given = new HashSet<>();

    /** Ports in a random order. */
    public FreePorts(RandomGenerator random) {
        this.random = random;
    }

    /** A free port that was not given before, neither here nor by another process that still runs. */
    public int next() {
        int port;
        do {
            port = random.nextInt(LOWEST, HIGHEST);
        } while (!take(port) || !reserve(port));
        return port;
    }

    /** For a server that receives datagrams on the port, which keeps others from choosing it, too. */
    public static void release(int port) {
        RESERVATIONS.stream().filter(socket -> socket.getLocalPort() == port).forEach(DatagramSocket::close);
    }

    /** Whether this port was free and not given before; it is given now. */
    public boolean take(int port) {
        return isFree(port) && given.add(port);
    }

    /** Whether a server could listen on the port now, on the loopback address and on all addresses. */
    public static boolean isFree(int port) {
        return canListen(new InetSocketAddress(port))
                && canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Whether nobody had reserved it, in this process or another. */
    private static boolean reserve(int port) {
        try {
            return RESERVATIONS.add(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
        } catch (SocketException reserved) {
            return false;
        }
    }

    private static boolean canListen(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
