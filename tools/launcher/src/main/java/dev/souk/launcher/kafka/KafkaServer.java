package dev.souk.launcher.kafka;

import dev.souk.launcher.process.ChildProcess;
import dev.souk.launcher.process.LogExcerpt;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.state.StateFolder;
import dev.souk.launcher.topology.AdvertisedListener;
import dev.souk.launcher.topology.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/** The Kafka broker of one state folder. After a crash it recovers by itself. */
public final class KafkaServer {

    private static final Duration TIMEOUT = Duration.ofMinutes(1);

    private final BrokerApplication application;
    private final StateFolder state;
    private final int controllerPort;
    private final List<AdvertisedListener> proxied;

    /** The broker that keeps its data in the folder. */
    public KafkaServer(
            BrokerApplication application, StateFolder state, int controllerPort, List<AdvertisedListener> proxied) {
        this.application = application;
        this.state = state;
        this.controllerPort = controllerPort;
        this.proxied = proxied;
    }

    /** Starts it; {@link #isReady} is true once it serves clients. */
    public ChildProcess start(Instance instance) {
        LogFile log = state.log("kafka");
        log.rotate();
        var listeners = new BrokerListeners(instance.port(), controllerPort, proxied);
        Path settings = state.path().resolve("kafka.properties");
        ensureFormatted(listeners, settings, log);
        new BrokerSettings(listeners, state.kafka()).write(settings);
        return ChildProcess.of(
                application.broker(instance.service().heap(), settings, log).start());
    }

    /** Whether the broker on this port serves clients. */
    public static boolean isReady(int port) {
        return PortProbe.isListening(port);
    }

    /** Formats under another name and renames, so that an interrupted first start leaves nothing behind. */
    private void ensureFormatted(BrokerListeners listeners, Path settings, LogFile log) {
        if (Files.exists(state.kafka())) {
            return;
        }
        Path draft = state.kafka().resolveSibling("kafka.new");
        try {
            StateFolder.delete(draft);
            new BrokerSettings(listeners, draft).write(settings);
            long before = log.length();
            if (application.format(settings, log).run(TIMEOUT) != 0) {
                throw new LauncherException(
                        "Formatting Kafka's data directory failed:%n%s".formatted(LogExcerpt.of(log, before)));
            }
            Files.move(draft, state.kafka(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
