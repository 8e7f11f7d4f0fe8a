package dev.souk.launcher.monitoring;

import dev.souk.console.reading.SystemReader;
import dev.souk.console.system.MonitoredSystem;
import dev.souk.console.system.ProcessAction;
import dev.souk.console.system.RefusedException;
import dev.souk.console.system.SystemView;
import dev.souk.console.system.TopicRecord;
import dev.souk.console.topics.TopicReader;
import dev.souk.launcher.api.SoukOperations;
import dev.souk.launcher.api.SoukOperations.Verb;
import dev.souk.tools.ToolException;
import java.time.Clock;
import java.util.List;

/** The system of this launcher, as the console shows and changes it. */
public record ObservedSystem(String gateway, SoukOperations operations, SystemReader reader, TopicReader topics)
        implements MonitoredSystem {

    @Override
    public SystemView read() throws InterruptedException {
        try {
            return reader.view(Clock.systemUTC());
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
    public List<TopicRecord> latestRecords(String topic, int limit) {
        return topics.latest(topic, limit);
    }

    @Override
    public void close() {
        reader.close();
    }
}
