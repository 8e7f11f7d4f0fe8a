package dev.souk.launcher.running;

import dev.souk.launcher.api.SoukOptions.Customization;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Instance;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.io.function.Uncheck;

/** The IP address that clients reach the shop at: this machine only, unless {@code --listen} says otherwise. */
record ListenAddress(String ip) {

    static ListenAddress of(List<Customization> customizations) {
        return new ListenAddress(customizations.stream()
                .filter(customization -> customization.name().equals(Topology.GATEWAY.name()))
                .map(customization -> customization.environment().get("SERVER_ADDRESS"))
                .filter(Objects::nonNull)
                .reduce("127.0.0.1", (_, later) -> later));
    }

    /** The URL that clients call: by name, unless it listens on one address of a network alone. */
    String url(Instance entry) {
        InetAddress address = InetAddress.ofLiteral(ip);
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : ip;
        return isOneOfANetwork() ? entry.url().replace("localhost", host) : entry.url();
    }

    /** From where bff- and grpc-service call it, as a network; none if that is the loopback address. */
    Optional<String> ofCallers() {
        String prefix = InetAddress.ofLiteral(ip) instanceof Inet6Address ? "/128" : "/32";
        return isOneOfANetwork() ? Optional.of(ip + prefix) : Optional.empty();
    }

    /** Those at which others reach what listens on it: all of this machine for a wildcard address. */
    List<String> forOthers() {
        if (isOneOfANetwork()) {
            return List.of(InetAddress.ofLiteral(ip).getHostAddress());
        }
        return InetAddress.ofLiteral(ip).isAnyLocalAddress() ? ofThisMachine() : List.of();
    }

    private static List<String> ofThisMachine() {
        return Uncheck.get(NetworkInterface::networkInterfaces)
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .map(address -> address.getHostAddress().replaceFirst("%.*", "")) // without the name of the interface
                .toList();
    }

    private boolean isOneOfANetwork() {
        InetAddress address = InetAddress.ofLiteral(ip);
        return !address.isLoopbackAddress() && !address.isAnyLocalAddress();
    }
}
