package dev.souk.console.container;

import dev.souk.console.system.MonitoredProcess;
import dev.souk.console.system.MonitoredProcess.Control;
import dev.souk.console.system.MonitoredProcess.Kind;
import dev.souk.console.system.MonitoredProcess.State;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A server that registers nowhere.
 *
 * @param address its host and port
 * @param url null if it does not speak HTTP
 * @param managementUrl where its actuator is; null if it has none
 */
record Server(
        String name,
        Kind kind,
        String address,
        @Nullable String url,
        @Nullable String managementUrl) {

    private static final int TIMEOUT_MILLIS = (int) Duration.ofMillis(500).toMillis();

    /** Whether it accepts connections. */
    boolean isReachable() {
        URI uri = URI.create("tcp://" + address);
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), TIMEOUT_MILLIS);
            return true;
        } catch (IOException notThere) {
            return false;
        }
    }

    MonitoredProcess process(State state) {
        String service = name.replaceFirst("#.*", "");
        return new MonitoredProcess(name, service, kind, state, null, url, managementUrl, false, null, Control.NONE);
    }
}
