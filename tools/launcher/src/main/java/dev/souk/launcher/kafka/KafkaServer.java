package dev.souk.launcher.kafka;

import dev.souk.launcher.topology.Deployment.Listener;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka broker of one state folder. After a crash it recovers by itself.
 *
 * @param controllerPort port of its own controller
 * @param proxied ports for clients that connect through a proxy
 * @param tls the certificates; null for clients without TLS
 */
public record KafkaServer(
        BrokerApplication application,
        StateFolder state,
        int controllerPort,
        List<Listener> proxied,
        @Nullable Certificates tls) {

    private static final int CONNECT_TIMEOUT_MILLIS = 200;

    /** Starts it; {@link #isReady} is true once it serves clients. */
    public ChildProcess start(Instance instance) throws IOException {
        LogFile log = state.log("kafka");
        log.rotate();
        Path settings = state.path().resolve("kafka.properties");
        if (!Files.exists(state.kafka())) {
            format(instance.port(), settings);
        }
        settings(instance.port(), state.kafka()).write(settings);
        return application.broker(instance.service().heap(), settings, log).start();
    }

    /** Whether it serves clients, and each account has its rights. */
    public boolean isReady(Instance instance) {
        return isOpen(instance.port())
                && new AccessControl(new Secrets(state), state.kafka().resolve("souk_access"), authority())
                        .ensure("localhost:" + instance.port());
    }

    private @Nullable Path authority() {
        return tls == null ? null : tls.authority();
    }

    /** Whether the broker on this port serves clients; it opens its port only when it is ready. */
    static boolean isOpen(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Formats under another name and renames, so that an interrupted first start leaves nothing behind. */
    private void format(int port, Path settings) throws IOException {
        Path draft = state.kafka().resolveSibling("kafka.new");
        StateFolder.delete(draft);
        settings(port, draft).write(settings);
        application.format(settings, accounts());
        Files.move(draft, state.kafka(), StandardCopyOption.ATOMIC_MOVE);
    }

    private BrokerSettings settings(int port, Path data) {
        return new BrokerSettings(port, controllerPort, proxied, accounts(), data, tls);
    }

    private BrokerAccounts accounts() {
        return new BrokerAccounts(new Secrets(state));
    }
}
