package dev.souk.launcher.api;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations on a running system; names are as people type them, such as `order` or `order-service#2`.
 *
 * <p>Faults, for whoever wants to see how the others cope, end by themselves after 30 s, should nobody end them, and
 * when the process ends. A release is over when nobody has said for ten seconds what share of the calls the new version
 * gets: a release that nobody watches goes back to the old version.
 */
public interface SoukOperations {

    /** The status of the whole system. */
    SoukStatus status();

    /** Kills processes, or stops them gracefully; returns their names. They stay down until they are started. */
    List<String> kill(String name, boolean force);

    /** Starts processes that are down and waits until they are ready; returns their names. */
    List<String> start(String name);

    /** Stops processes gracefully and starts them again, one after the other; returns their names. */
    List<String> restart(String name);

    /**
     * Starts another instance beside the one of this name, and ends that one when callers can find the other; returns
     * the name of the new one.
     */
    String replace(String name);

    /** Starts instances of a service, or ends some, until that many run; returns the names of those that run. */
    List<String> scale(String name, int count);

    /** Stops processes, so that instances started by hand take over; returns their names. */
    List<String> yieldService(String name);

    /** Issues new certificates, which all processes use from then on without a restart. */
    void renewCertificates();

    /** Requests the shutdown of the whole system; returns at once. */
    void down();

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

    /** Suspends processes (SIGSTOP): they keep memory and connections, and answer nothing. Not on Windows. */
    List<String> suspend(String name);

    /** Suspends processes for 1.9 s of every 2 s: they answer late, and keep their leases. Not on Windows. */
    List<String> slowDown(String name);

    /**
     * Cuts service instances off from callers, PostgreSQL, Kafka and the registry: nothing passes in either direction.
     * Only in a system that was started with proxies.
     */
    List<String> cut(String name);

    /** Lets everything pass again to and from processes that were cut off. */
    List<String> restore(String name);

    /** Lets processes that were suspended or slowed down run as usual. */
    List<String> resume(String name);
}
