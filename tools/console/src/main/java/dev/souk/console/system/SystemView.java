package dev.souk.console.system;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.souk.tools.process.ProcessStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The system at one moment, as the console shows it. A figure is null if it is not known: the process does not answer,
 * or has just started.
 *
 * @param time of the reading
 * @param gateway the URL that clients call
 */
public record SystemView(
        Instant time,
        String gateway,
        List<ProcessView> processes,
        List<CallView> calls,
        List<QueueView> queues,
        List<ServiceTopics> topics) {

    /**
     * A process.
     *
     * @param answers false if it runs and its actuator did not answer in time
     * @param registry its status in the registry; null if it does not register, or the registry did not respond
     * @param figures see {@code InstanceFigures}
     */
    public record ProcessView(
            @JsonUnwrapped ProcessStatus process,
            boolean answers,
            @Nullable String registry,
            @JsonAnyGetter Map<String, @Nullable Double> figures) {}

    /**
     * The calls of a process to a service, behind a circuit breaker and a bulkhead of one name.
     *
     * @param caller the process
     * @param name of the circuit breaker
     * @param callee the service
     * @param breaker its state
     * @param figures see {@code CallFigures}
     */
    public record CallView(
            String caller,
            String name,
            String callee,
            @Nullable String breaker,
            @JsonAnyGetter Map<String, @Nullable Double> figures) {}

    /**
     * What waits in a service.
     *
     * @param figures see {@code QueueFigures}
     */
    public record QueueView(String service, @JsonAnyGetter Map<String, @Nullable Double> figures) {}
}
