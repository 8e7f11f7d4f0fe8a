package dev.souk.console;

import dev.souk.console.reading.SystemReader;
import dev.souk.console.session.Sessions;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.telemetry.LogLine;
import dev.souk.console.telemetry.LogStore;
import dev.souk.console.telemetry.TraceStore;
import dev.souk.console.web.ConsoleServer;
import dev.souk.console.web.Resources;
import dev.souk.tools.client.SoukClient;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** A running console. */
public record Console(ConsoleServer server, SystemReader reader, LogStore logs) implements AutoCloseable {

    private static final Duration SHOP_TIMEOUT = Duration.ofSeconds(6); // the gateway responds within five

    /**
     * Listens at this port of this machine alone; 0 is any free one.
     *
     * @throws IOException if the port is in use
     */
    public static Console start(int port, MonitoredSystem system, Clock clock) throws IOException {
        var traces = new TraceStore();
        var logs = new LogStore();
        var reader = new SystemReader(system, clock);
        var sessions = new Sessions(new SoukClient(system.gateway(), SHOP_TIMEOUT), clock, new SecureRandom());
        var resources = new Resources(traces, logs, reader, sessions);
        return new Console(ConsoleServer.start(port, resources, traces, logs), reader, logs);
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
        reader.close();
    }
}
