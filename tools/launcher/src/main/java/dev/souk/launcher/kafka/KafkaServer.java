package dev.souk.launcher.kafka;

import dev.souk.launcher.logs.LogExcerpt;
import dev.souk.launcher.process.ChildProcess;
import dev.souk.launcher.process.LogFile;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.state.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** The Kafka broker of one state folder; after a crash it recovers its log by itself. */
public final class KafkaServer {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final BrokerApplication app;
    private final StateFolder state;

    /** The broker that keeps its data in the folder. */
    public KafkaServer(BrokerApplication app, StateFolder state) {
        this.app = app;
        this.state = state;
    }

    /** Starts it, with an empty log if it is the first start; {@link #isReady} tells when it serves. */
    public ChildProcess start(int heap, BrokerPorts ports) {
        LogFile log = state.log("kafka");
        log.rotate();
        format(ports, log);
        Path settings = state.path().resolve("kafka.properties");
        new BrokerSettings(ports, state.kafka()).write(settings);
        return ChildProcess.of(app.broker(heap, settings, log).start());
    }

    /** Whether the broker serves clients there. */
    public static boolean isReady(int port) {
        return PortProbe.on(port);
    }

    /** Formatted aside and moved into place, so that an interrupted first start leaves no ruin. */
    private void format(BrokerPorts ports, LogFile log) {
        if (Files.exists(state.kafka())) {
            return;
        }
        Path draft = state.kafka().resolveSibling("kafka.new");
        Path settings = state.path().resolve("kafka.properties");
        try {
            StateFolder.delete(draft);
            new BrokerSettings(ports, draft).write(settings);
            long before = log.length();
            if (app.format(settings, log).run(LIMIT) != 0) {
                throw new LauncherException(
                        "Kafka's folder could not be made:%n%s".formatted(LogExcerpt.of(log, before)));
            }
            Files.move(draft, state.kafka(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
