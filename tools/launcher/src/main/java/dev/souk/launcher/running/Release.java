package dev.souk.launcher.running;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.supervision.TwoVersions;
import dev.souk.tools.ToolException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One release: instances, code and weights of two versions, until one of the versions ends. */
final class Release {

    private static final int ALL = 100;

    private final ServiceDefinition service;
    private final TwoVersions versions;
    private final ServiceCodes codes;
    private final InstanceWeights weights;
    private final Runnable onEnd;
    private int percent;
    private boolean ended;
    private volatile @Nullable Long lastHeard;

    Release(TwoVersions versions, ServiceCodes codes, InstanceWeights weights, Runnable onEnd) {
        this.service = versions.service();
        this.versions = versions;
        this.codes = codes;
        this.weights = weights;
        this.onEnd = onEnd;
    }

    /** Starts the new instances; if that fails there is nothing but the old ones. */
    synchronized List<String> begin(String version, @Nullable Path jar) {
        try {
            codes.offer(service, version, jar, versions.before());
            versions.startNext();
            heard();
            return versions.next();
        } catch (RuntimeException failure) {
            goBack();
            throw failure;
        }
    }

    synchronized List<String> share(int share) {
        requireInProgress();
        if (share < 0 || share > ALL) {
            throw new ToolException("A share is 0 to 100 percent, not %s.".formatted(share));
        }
        heard();
        percent = share;
        distribute();
        return versions.next();
    }

    private void distribute() {
        versions.before().forEach(instance -> weights.set(instance, ALL - percent));
        versions.next().forEach(instance -> weights.set(instance, percent));
    }

    /** The new version has all calls already, so that the old one ends as an instance does that is replaced. */
    synchronized List<String> complete() {
        requireInProgress();
        if (percent != ALL) {
            throw new ToolException("The new version of %s gets %s %% of the calls; all of them come first."
                    .formatted(service.name(), percent));
        }
        versions.requireNext();
        lastHeard = null; // what follows takes some seconds, and needs nobody
        List<String> staying = versions.next();
        List<String> leaving = versions.before();
        versions.keepNext();
        codes.accept(service);
        staying.forEach(weights::clear);
        end(leaving);
        return staying;
    }

    /** Goes back, unless it has ended; a start in progress ends at once. */
    List<String> abandon() {
        versions.cancel();
        return goBackUnlessEnded();
    }

    private synchronized List<String> goBackUnlessEnded() {
        if (!ended) {
            goBack();
        }
        return versions.before();
    }

    private void goBack() {
        lastHeard = null;
        percent = 0;
        List<String> leaving = versions.next();
        leaving.forEach(instance -> weights.set(instance, 0));
        versions.before().forEach(weights::clear);
        versions.keepBefore();
        codes.withdraw(service);
        end(leaving);
    }

    private void end(List<String> leaving) {
        leaving.forEach(weights::clear);
        ended = true;
        onEnd.run();
    }

    private void requireInProgress() {
        if (ended) {
            throw new ToolException("The release of %s has ended.".formatted(service.name()));
        }
    }

    private void heard() {
        lastHeard = System.nanoTime();
    }

    /** Whether whoever has begun it says nothing any more. While instances start or end there is nothing to say. */
    boolean isUnwatched(Duration lease) {
        Long last = lastHeard;
        return last != null && System.nanoTime() - last > lease.toNanos();
    }
}
