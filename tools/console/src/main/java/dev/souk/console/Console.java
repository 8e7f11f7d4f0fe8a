package dev.souk.console;

import dev.souk.console.otlp.OtlpReceiver;
import dev.souk.console.session.Sessions;
import dev.souk.console.session.ShopClient;
import dev.souk.console.system.MonitoredSystem;
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

/** A running console. */
public final class Console implements AutoCloseable {

    private final ConsoleServer server;
    private final MonitoredSystem system;
    private final LogStore logs;

    private Console(ConsoleServer server, MonitoredSystem system, LogStore logs) {
        this.server = server;
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
        var monitor = new SystemMonitor(system, System::nanoTime);
        var sessions = new Sessions(new ShopClient(system::gateway), clock, new SecureRandom());
        var resources = new Resources(traces, logs, monitor, sessions);
        ConsoleServer server = ConsoleServer.start(address, resources, new OtlpReceiver(traces, logs));
        return new Console(server, system, logs);
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
        server.close();
        system.close();
    }
}
