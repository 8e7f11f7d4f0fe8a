package dev.souk.launcher.running;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.supervision.InstanceChanges;
import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The releases in progress, one for each service at most. */
final class Releases {

    /** Callers repeat their share each second. */
    static final Duration LEASE = Duration.ofSeconds(10);

    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");

    private final InstanceChanges changes;
    private final ServiceCodes codes;
    private final InstanceWeights weights;
    private final Map<ServiceDefinition, Release> active = new ConcurrentHashMap<>();

    Releases(InstanceChanges changes, ServiceCodes codes, InstanceWeights weights) {
        this.changes = changes;
        this.codes = codes;
        this.weights = weights;
    }

    InstanceChanges changes() {
        return changes;
    }

    ServiceCodes codes() {
        return codes;
    }

    /**
     * Releases of which nobody has spoken for {@code lease} are abandoned from now on; by a thread of their own, since
     * instances end slowly.
     */
    void watch(ScheduledExecutorService scheduler, Duration lease) {
        var _ = scheduler.scheduleWithFixedDelay(
                () -> Thread.startVirtualThread(() -> abandonUnwatched(lease)), 1, 1, TimeUnit.SECONDS);
    }

    private void abandonUnwatched(Duration lease) {
        active.values().stream().filter(release -> release.isUnwatched(lease)).forEach(Release::abandon);
    }

    List<String> begin(String name, String version, @Nullable Path jar) {
        if (!VERSION.matcher(version).matches()) {
            throw new ToolException(
                    "\"%s\" is no name of a version; it has up to 64 letters, digits and . _ : -".formatted(version));
        }
        ServiceDefinition service = ServiceNames.service(name);
        var release = new Release(changes.begin(service), codes, weights, () -> active.remove(service));
        active.put(service, release);
        return release.begin(version, jar);
    }

    List<String> share(String service, int percent) {
        return active(service).share(percent);
    }

    List<String> complete(String service) {
        return active(service).complete();
    }

    List<String> abandon(String service) {
        return active(service).abandon();
    }

    private Release active(String name) {
        ServiceDefinition service = ServiceNames.service(name);
        Release release = active.get(service);
        if (release == null) {
            throw new ToolException("No release of %s is in progress.".formatted(service.name()));
        }
        return release;
    }
}
