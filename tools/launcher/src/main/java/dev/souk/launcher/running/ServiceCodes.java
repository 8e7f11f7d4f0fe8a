package dev.souk.launcher.running;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.ServiceDefinition.ProcessType;
import dev.souk.launcher.prepare.BootApplication;
import dev.souk.launcher.prepare.ServiceCode;
import dev.souk.launcher.prepare.ServiceSources;
import dev.souk.launcher.topology.Instance;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Which build of each service runs. Chosen when the system starts and again by each start and restart that somebody
 * requests; a process that ended by itself comes back with the code that it had.
 */
final class ServiceCodes {

    private final SourceTree source;
    private final StateFolder state;
    private final boolean fixed;
    private final Map<String, ServiceCode> chosen = new ConcurrentHashMap<>();
    private final Map<String, Instant> runningSince = new ConcurrentHashMap<>();

    /** @param fixed whether the packaged services run to the end: for tests, beside which somebody may build */
    ServiceCodes(SourceTree source, StateFolder state, boolean fixed) {
        this.source = source;
        this.state = state;
        this.fixed = fixed;
    }

    /** The packaged service, which is what a system starts with. */
    BootApplication packaged(ServiceDefinition service) {
        BootApplication packaged = BootApplication.of(service, source, state);
        chosen.put(service.name(), new ServiceCode(packaged, null));
        return packaged;
    }

    /**
     * Chooses the newest build for what the action starts, a process or all of a service. If the action fails, the
     * build of before is chosen again: the processes that go on would otherwise come back with one that does not start.
     */
    <T> T tryNewest(String name, Supplier<T> action) {
        ServiceDefinition service = ServiceNames.ofInstance(name);
        ServiceCode before = chosen.get(service.name());
        if (!fixed && service.type() == ProcessType.BOOT) {
            chosen.put(service.name(), ServiceCode.newest(BootApplication.of(service, source, state)));
        }
        try {
            return action.get();
        } catch (ToolException failure) {
            if (before != null) {
                chosen.put(service.name(), before);
            }
            throw failure;
        }
    }

    /** The code for a process that starts now. */
    ServiceCode of(Instance instance) {
        ServiceDefinition service = instance.service();
        ServiceCode code = chosen.computeIfAbsent(
                service.name(), _ -> ServiceCode.newest(BootApplication.of(service, source, state)));
        runningSince.put(instance.name(), code.builtAt());
        return code;
    }

    /** Whether sources have changed since the build that the process runs. */
    boolean isOutdated(String instance) {
        Instant builtAt = runningSince.get(instance);
        var sources =
                new ServiceSources(source, ServiceNames.ofInstance(instance).name());
        return builtAt != null && sources.lastChange().isAfter(builtAt);
    }
}
