package dev.souk.launcher.control;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release of a new version of a service beside the old one. Whoever has begun it says again and again what share of
 * the calls the new version gets. After ten seconds without a word the launcher goes back to the old version: a release
 * that nobody watches is over.
 */
public interface ReleaseOperations {

    /**
     * Starts as many instances of the new version as run of the old one, without calls yet, and waits until callers can
     * find them.
     *
     * @param version its name, in the registry and in metrics
     * @param jar its executable jar; null for the newest build of the source tree
     * @return the names of the new instances
     */
    List<String> beginRelease(String service, String version, @Nullable Path jar);

    /** Gives the new version this share of the calls, in percent, and the old one the rest. */
    void shareCalls(String service, int percent);

    /** Ends the instances of the old version, after the new one got all calls; returns the names of those that stay. */
    List<String> completeRelease(String service);

    /** Goes back to the old version: the new instances get no calls, and end; returns the names of those that stay. */
    List<String> abandonRelease(String service);
}
