package dev.souk.launcher.running;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import org.apache.commons.io.function.Uncheck;

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
        return Uncheck.get(NetworkInterface::networkInterfaces)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .map(address -> address.getHostAddress().replaceFirst("%.*", "")) // without the name of the interface
                .toList();
    }
}
