package dev.souk.launcher.running;

import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.function.Predicate;

/** The IP addresses of this machine for others. */
final class OwnAddresses {

    private OwnAddresses() {}

    /** Those at which a server is reached that listens on the address: all of them for a wildcard address. */
    static List<String> of(String listening) {
        InetAddress address = InetAddress.ofLiteral(listening);
        if (address.isLoopbackAddress()) {
            return List.of();
        }
        return address.isAnyLocalAddress() ? all() : List.of(address.getHostAddress());
    }

    private static List<String> all() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Predicate.not(InetAddress::isLoopbackAddress))
                    .filter(Predicate.not(InetAddress::isLinkLocalAddress))
                    .map(OwnAddresses::text)
                    .toList();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the name of the interface. */
    private static String text(InetAddress address) {
        String text = address.getHostAddress();
        return address instanceof Inet6Address ? text.replaceFirst("%.*", "") : text;
    }
}
