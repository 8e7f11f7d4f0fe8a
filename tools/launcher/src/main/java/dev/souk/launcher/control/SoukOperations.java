package dev.souk.launcher.control;

import dev.souk.launcher.api.SoukStatus;
import java.util.List;

/** The operations on a running system; names are as people type them, such as `order` or `order-service#2`. */
public interface SoukOperations extends ReleaseOperations, FaultOperations {

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
}
