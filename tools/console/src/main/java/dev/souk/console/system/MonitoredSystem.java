package dev.souk.console.system;

import java.util.List;

/** The system that the console shows. Whoever starts the console implements it. */
public interface MonitoredSystem extends AutoCloseable {

    /** The URL that clients call. */
    String gateway();

    /**
     * The state of all processes now, with rates since the reading before. Takes up to a second.
     *
     * @throws RefusedException if it cannot be read
     */
    SystemView read() throws InterruptedException;

    /**
     * Does something with a process, and returns the names of the processes that it concerned.
     *
     * @throws RefusedException if it is not possible
     */
    List<String> perform(ProcessAction action, String process);

    /**
     * The records of a topic that were written last, newest first. Takes some seconds at most.
     *
     * @throws RefusedException if there is no such topic, or the broker does not answer
     */
    List<TopicRecord> latestRecords(String topic, int limit);

    @Override
    void close();
}
