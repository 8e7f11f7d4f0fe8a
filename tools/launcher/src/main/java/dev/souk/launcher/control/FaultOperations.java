package dev.souk.launcher.control;

import java.util.List;

/**
 * Faults of running processes, for whoever wants to see how the others cope. Each ends by itself after 30 s, should
 * nobody end it, and when the process ends. All operations return the names of the processes.
 */
public interface FaultOperations {

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
