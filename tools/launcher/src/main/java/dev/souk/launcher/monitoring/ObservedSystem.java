package dev.souk.launcher.monitoring;

import dev.souk.console.reading.SystemReader;
import dev.souk.console.reading.ViewReader;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.ProcessAction;
import dev.souk.console.system.RefusedException;
import dev.souk.console.system.SystemView;
import dev.souk.console.system.TopicRecord;
import dev.souk.console.topics.BrokerLogin;
import dev.souk.console.topics.TopicReader;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.tools.ToolException;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** The system of this launcher, as the console shows and changes it. */
public final class ObservedSystem implements MonitoredSystem {

    private final String gateway;
    private final SoukOperations operations;
    private final ViewReader views;
    private final TopicReader topics;

    /** What the reader reads, and these operations change; with the broker of this login. */
    public ObservedSystem(
            String gateway, SoukOperations operations, SystemReader reader, Supplier<BrokerLogin> broker, Clock clock) {
        this.gateway = gateway;
        this.operations = operations;
        this.views = new ViewReader(reader, clock);
        this.topics = new TopicReader(broker);
    }

    @Override
    public String gateway() {
        return gateway;
    }

    @Override
    public SystemView read() throws InterruptedException {
        try {
            return views.read();
        } catch (ToolException failure) {
            throw new RefusedException(failure.explanation(), failure);
        }
    }

    @Override
    public List<String> perform(ProcessAction action, String process) {
        try {
            return operations.perform(Verb.valueOf(action.name()), process);
        } catch (ToolException failure) {
            throw new RefusedException(failure.explanation(), failure);
        }
    }

    @Override
    public List<TopicRecord> latestRecords(String topic, int limit) throws InterruptedException {
        return topics.latest(topic, limit);
    }

    @Override
    public void close() {
        views.close();
        topics.close();
    }
}
