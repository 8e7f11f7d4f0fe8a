package dev.souk.console.system;

import dev.souk.tools.ToolException;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.process.ProcessStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The system that the console shows. Whoever starts the console implements it. */
public interface MonitoredSystem {

    /** The URL that clients call. */
    String gateway();

    /** The address of the provider of OpenID Connect at which its users log in; null without one. */
    @Nullable
    String issuer();

    /**
     * Its processes now.
     *
     * @throws ToolException if there is nothing to show; the message says why
     */
    List<ProcessStatus> processes();

    /** The services that publish and consume events, whether an instance of them runs or not. */
    List<ServiceTopics> services();

    /**
     * The status in the registry, such as {@code UP} or {@code OUT_OF_SERVICE}, by the name of the process;
     * {@code absent} for one that is not listed, and nothing for one that does not register.
     *
     * @throws IOException if the registry does not answer
     */
    Map<String, String> registryStates(List<ProcessStatus> processes) throws IOException;

    /** A client for an instance of the service at this URL. */
    SoukClient client(String service, String url, Duration timeout);

    /**
     * Does something with a process, such as {@code kill}, and returns the names of the processes that it concerned.
     *
     * @throws ToolException if it is not possible
     */
    List<String> perform(String action, String process);

    /**
     * The records of a topic that were written last, newest first. Takes some seconds at most.
     *
     * @throws ToolException if there is no such topic, or the broker does not answer
     */
    List<TopicRecord> latestRecords(String topic, int limit);
}
