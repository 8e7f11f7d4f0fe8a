package dev.souk.console.reading;

import dev.souk.console.system.MonitoredProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Where a reader finds the processes of a system: the launcher that started them, or the registry. */
public interface ProcessSource {

    /** What the system consists of now. An exception of the source's own says why there is nothing to show. */
    SystemDescription describe() throws InterruptedException;

    /**
     * The status of these processes in the registry, such as {@code UP} or {@code OUT_OF_SERVICE}, by name; one that is
     * missing is not registered.
     *
     * @throws IOException if the registry does not answer
     */
    Map<String, String> registryStates(List<MonitoredProcess> processes) throws IOException, InterruptedException;
}
