package dev.souk.console.web;

import java.net.InetAddress;
import java.util.Set;

/**
 * Where the console listens, and under which names.
 *
 * @param bind the address of this machine that it listens on
 * @param port 0 is any free one
 * @param telemetryNames under which other machines send telemetry, but get no page
 */
public record ConsoleAddress(InetAddress bind, int port, Set<String> telemetryNames) {

    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    /** For this machine alone. */
    public static ConsoleAddress loopback(int port) {
        return new ConsoleAddress(InetAddress.getLoopbackAddress(), port, Set.of());
    }

    /**
     * Whether the header names this console. A name that somebody else has made resolve to this machine would give
     * pages of that site access. The port does not matter: that of a container is published as another one.
     */
    boolean isCalled(String host) {
        return OWN_NAMES.contains(withoutPort(host));
    }

    /** The same for whoever sends telemetry. */
    boolean isCalledForTelemetry(String host) {
        return isCalled(host) || telemetryNames.contains(withoutPort(host));
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":\\d+$", "");
    }
}
