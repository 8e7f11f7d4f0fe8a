package dev.souk.console.reading;

import dev.souk.console.system.MonitoredProcess;
import java.util.List;

/**
 * What a system consists of at one moment.
 *
 * @param gateway the URL that clients call
 * @param services those that publish and consume events, whether an instance of them runs or not
 */
public record SystemDescription(String gateway, List<MonitoredProcess> processes, List<ServiceTopics> services) {}
