package dev.souk.launcher.kafka;

import dev.souk.launcher.supervision.Server;
import dev.souk.launcher.topology.Instance;
import dev.souk.tools.checkout.Certificates;
import dev.souk.tools.checkout.Secrets;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.file.PathUtils;
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
        Map<Integer, Integer> proxied,
        @Nullable Certificates tls)
        implements Server {

    @Override
    public ChildProcess start(Instance instance) throws IOException {
        int heap = instance.service().heap();
        return command(instance.port(), heap, application.cache().use(), state.log(instance.name()))
                .start();
    }

    /** Runs it with this maximum heap in MiB; formats its data directory if there is none. */
    Command command(int port, int heap, List<String> options, LogFile log) throws IOException {
        Path settings = state.path().resolve("kafka.properties");
        if (!Files.exists(state.kafka())) {
            format(port, settings);
        }
        settings(port, state.kafka()).write(settings);
        return application.broker(heap, options, settings, log);
    }

    @Override
    public boolean isReady(Instance instance) {
        return isReady(instance.port());
    }

    /** Whether it serves clients, before which it opens no port, and each account has its rights. */
    boolean isReady(int port) {
        Path authority = tls == null ? null : tls.authority();
        var access = new AccessControl(accounts(), state.kafka().resolve("souk_access"), authority);
        return Server.isListening("127.0.0.1", port) && access.ensure("localhost:" + port);
    }

    /** Formats under another name and renames, so that an interrupted first start leaves nothing behind. */
    private void format(int port, Path settings) throws IOException {
        Path draft = state.kafka().resolveSibling("kafka.new");
        PathUtils.delete(draft);
        settings(port, draft).write(settings);
        application.format(settings, accounts());
        Files.move(draft, state.kafka(), StandardCopyOption.ATOMIC_MOVE);
    }

    private BrokerSettings settings(int port, Path data) {
        return new BrokerSettings(application.settings(), port, controllerPort, proxied, accounts(), data, tls);
    }

    private BrokerAccounts accounts() {
        return new BrokerAccounts(new Secrets(state));
    }
}
