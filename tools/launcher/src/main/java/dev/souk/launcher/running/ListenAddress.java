package dev.souk.launcher.running;

import dev.souk.launcher.api.SoukOptions.Customization;
import dev.souk.launcher.api.Topology;
import dev.souk.launcher.topology.Instance;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;

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
        if (address.isLoopbackAddress() || address.isAnyLocalAddress()) {
            return entry.url();
        }
        String host = address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return entry.url().replace("localhost", host);
    }
}
