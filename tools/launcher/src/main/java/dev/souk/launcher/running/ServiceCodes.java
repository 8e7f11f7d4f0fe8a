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
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which build of each service runs. Chosen when the system starts and again by each start and restart that somebody
 * requests; a process that ended by itself comes back with the code that it had.
 */
final class ServiceCodes {

    private final SourceTree source;
    private final StateFolder state;
    private final boolean fixed;
    private final Map<String, Build> chosen = new ConcurrentHashMap<>();
    private final Map<String, Candidate> candidates = new ConcurrentHashMap<>();
    private final Map<String, Instant> runningSince = new ConcurrentHashMap<>();

    /** The code of a service with the name of its version, which instances have in the registry and in metrics. */
    record Build(String version, ServiceCode code) {

        /** A build that nobody has named: its version is when it was made. */
        static Build of(ServiceCode code) {
            return new Build(code.builtAt().truncatedTo(ChronoUnit.SECONDS).toString(), code);
        }
    }

    /** A build that runs beside the chosen one: in all instances but those. */
    private record Candidate(Build build, Set<String> before) {}

    /** @param fixed whether the packaged services run to the end: for tests, beside which somebody may build */
    ServiceCodes(SourceTree source, StateFolder state, boolean fixed) {
        this.source = source;
        this.state = state;
        this.fixed = fixed;
    }

    /** The packaged service, which is what a system starts with. */
    BootApplication packaged(ServiceDefinition service) {
        BootApplication packaged = BootApplication.of(service, source, state);
        chosen.put(service.name(), Build.of(packaged));
        return packaged;
    }

    /** Chooses the newest build for the next start of a process or of all processes of a service. */
    void chooseNewest(String name) {
        ServiceDefinition service = ServiceNames.ofInstance(name);
        if (!fixed && service.type() == ProcessType.BOOT && !candidates.containsKey(service.name())) {
            chosen.put(service.name(), Build.of(newest(service)));
        }
    }

    private ServiceCode newest(ServiceDefinition service) {
        BootApplication packaged = BootApplication.of(service, source, state);
        return fixed ? packaged : ServiceCode.newest(packaged);
    }

    /**
     * Offers another version to all instances but those of before.
     *
     * @param jar an executable jar; null for the newest build of the source tree
     */
    void offer(ServiceDefinition service, String version, @Nullable Path jar, Collection<String> before) {
        if (version.equals(version(service))) {
            throw new ToolException(
                    "%s %s is what runs now; the new version needs another name.".formatted(service.name(), version));
        }
        ServiceCode code = jar == null ? newest(service) : BootApplication.of(service, jar, source, state);
        candidates.put(service.name(), new Candidate(new Build(version, code), Set.copyOf(before)));
    }

    /** The version that was offered is the one of all instances from now on. */
    void accept(ServiceDefinition service) {
        chosen.put(
                service.name(),
                Objects.requireNonNull(candidates.remove(service.name())).build());
    }

    /** The version that was offered is started no more. */
    void withdraw(ServiceDefinition service) {
        candidates.remove(service.name());
    }

    private String version(ServiceDefinition service) {
        return Objects.requireNonNull(chosen.get(service.name())).version();
    }

    /**
     * Chooses the newest build for what the action starts. If the action fails, the build of before is chosen again:
     * the processes that go on would otherwise come back with one that does not start.
     */
    <T> T tryNewest(String name, Supplier<T> action) {
        String service = ServiceNames.ofInstance(name).name();
        Build before = chosen.get(service);
        chooseNewest(name);
        try {
            return action.get();
        } catch (ToolException failure) {
            if (before != null) {
                chosen.put(service, before);
            }
            throw failure;
        }
    }

    /** The code for a process that starts now. */
    Build of(Instance instance) {
        Candidate candidate = candidates.get(instance.service().name());
        Build build = candidate != null && isCandidate(instance)
                ? candidate.build()
                : Objects.requireNonNull(chosen.get(instance.service().name()));
        runningSince.put(instance.name(), build.code().builtAt());
        return build;
    }

    /** Whether it runs, or will run, a version that is offered and not accepted. */
    boolean isCandidate(Instance instance) {
        Candidate candidate = candidates.get(instance.service().name());
        return candidate != null && !candidate.before().contains(instance.name());
    }

    /** Whether sources have changed since the build that the process runs. */
    boolean isOutdated(String instance) {
        Instant builtAt = runningSince.get(instance);
        return builtAt != null
                && new ServiceSources(source, ServiceNames.ofInstance(instance).name())
                        .lastChange()
                        .isAfter(builtAt);
    }
}
