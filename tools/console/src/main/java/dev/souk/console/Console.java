package dev.souk.console;

import dev.souk.console.otlp.OtlpReceiver;
import dev.souk.console.session.Sessions;
import dev.souk.console.session.ShopClient;
import dev.souk.console.system.MetricHistory;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.RefusedException;
import dev.souk.console.system.SystemMonitor;
import dev.souk.console.telemetry.LogLine;
import dev.souk.console.telemetry.LogStore;
import dev.souk.console.telemetry.TraceStore;
import dev.souk.console.web.ConsoleAddress;
import dev.souk.console.web.ConsoleServer;
import dev.souk.console.web.Resources;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A running console. */
public final class Console implements AutoCloseable {

    private static final int READING_SECONDS = 5;

    private final ConsoleServer server;
    private final SystemMonitor monitor;
    private final MonitoredSystem system;
    private final LogStore logs;
    private final ScheduledExecutorService readings = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("console-readings").factory());

    private Console(ConsoleServer server, SystemMonitor monitor, MonitoredSystem system, LogStore logs) {
        this.server = server;
        this.monitor = monitor;
        this.system = system;
        this.logs = logs;
    }

    /**
     * Listens at the address. The system is closed with the console.
     *
     * @throws IOException if the port is in use
     */
    public static Console start(ConsoleAddress address, MonitoredSystem system, Clock clock) throws IOException {
        var traces = new TraceStore();
        var logs = new LogStore();
        var history = new MetricHistory();
        var monitor = new SystemMonitor(system, history, System::nanoTime);
        var shop = new ShopClient(system::gateway);
        var sessions = new Sessions(shop, clock, new SecureRandom());
        var resources = new Resources(traces, logs, monitor, history, system, shop, sessions, clock);
        ConsoleServer server = ConsoleServer.start(address, resources, new OtlpReceiver(traces, logs));
        return new Console(server, monitor, system, logs);
    }

    /** Reads the system now and again, so that there is a history when somebody looks. */
    public void record() {
        var _ = readings.scheduleWithFixedDelay(this::read, 0, READING_SECONDS, TimeUnit.SECONDS);
    }

    private void read() {
        try {
            var _ = monitor.view();
        } catch (RefusedException notReadableNow) {
            // The next reading is in five seconds; who looks at the page is told.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shows log lines of processes that do not export them by OTLP. */
    public void add(List<LogLine> lines) {
        lines.forEach(logs::add);
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        readings.shutdownNow();
        server.close();
        system.close();
    }
}
