package dev.souk.launcher.watch;

import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.ProcessAction;
import dev.souk.console.system.RefusedException;
import dev.souk.console.system.SystemView;
import dev.souk.console.system.TopicRecord;
import dev.souk.launcher.control.SoukOperations;
import dev.souk.launcher.kafka.BrokerLogin;
import dev.souk.launcher.report.LauncherException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The system of this launcher, as the console shows and changes it. */
public final class ObservedSystem implements MonitoredSystem {

    private final String gateway;
    private final SoukOperations operations;
    private final SystemReader reader;
    private final TopicReader topics;
    private final Clock clock;
    private @Nullable Reading last;

    /** What the reader reads, and these operations change; with the broker of this login. */
    public ObservedSystem(
            String gateway, SoukOperations operations, SystemReader reader, Supplier<BrokerLogin> broker, Clock clock) {
        this.gateway = gateway;
        this.operations = operations;
        this.reader = reader;
        this.topics = new TopicReader(broker);
        this.clock = clock;
    }

    @Override
    public String gateway() {
        return gateway;
    }

    @Override
    public synchronized SystemView read() throws InterruptedException {
        try {
            Reading now = reader.read();
            Reading before = last == null ? now : last;
            last = now;
            return new Views(new Interval(before, now)).system(clock.instant());
        } catch (LauncherException failure) {
            throw new RefusedException(failure.explanation(), failure);
        }
    }

    @Override
    public List<String> perform(ProcessAction action, String process) {
        try {
            return switch (action) {
                case START -> operations.start(process);
                case STOP -> operations.kill(process, false);
                case RESTART -> operations.restart(process);
                case KILL -> operations.kill(process, true);
                case SUSPEND -> operations.suspend(process);
                case RESUME -> operations.resume(process);
            };
        } catch (LauncherException failure) {
            throw new RefusedException(failure.explanation(), failure);
        }
    }

    @Override
    public List<TopicRecord> latestRecords(String topic, int limit) {
        return topics.latest(topic, limit);
    }

    @Override
    public void close() {
        reader.close();
    }
}
