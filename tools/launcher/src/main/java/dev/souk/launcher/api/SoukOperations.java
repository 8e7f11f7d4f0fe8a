package dev.souk.launcher.api;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * A running system; names are as people type them, such as `order` or `order-service#2`.
 *
 * <p>Faults, for whoever wants to see how the others cope, end by themselves after 30 s, should nobody end them, and
 * when the process ends.
 */
public interface SoukOperations {

    /** The status of the whole system. */
    SoukStatus status();

    /**
     * Performs an operation; returns the names of its processes: those that stay, where some end.
     *
     * @throws dev.souk.tools.ToolException if it cannot be done; the message says why
     */
    List<String> perform(Operation operation);

    /** Does something to processes; returns their names. */
    default List<String> perform(Verb verb, String name) {
        return perform(new Operation.OnProcesses(verb, name));
    }

    /** Kills processes, or stops them gracefully; returns their names. They stay down until they are started. */
    default List<String> kill(String name, boolean force) {
        return perform(force ? Verb.KILL : Verb.STOP, name);
    }

    /** Starts processes that are down and waits until they are ready; returns their names. */
    default List<String> start(String name) {
        return perform(Verb.START, name);
    }

    /** Lets processes that were suspended or slowed down run as usual. */
    default List<String> resume(String name) {
        return perform(Verb.RESUME, name);
    }

    /** Replaces an instance by another one, without a failed call; returns the name of the new one. */
    default String replace(String name) {
        return perform(Verb.ROLL, name).getFirst();
    }

    /**
     * What can be done to a running system. As JSON, with its name, it is the request of other programs to the
     * launcher.
     */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "operation")
    sealed interface Operation {

        /** Something is done to processes; {@code name} is as people type it, such as `order` or `order-service#2`. */
        record OnProcesses(Verb verb, String name) implements Operation {}

        /** Instances of a service are started or ended until that many run; the names are of those that run. */
        record Scale(String service, int count) implements Operation {}

        /** All processes get new certificates; the names are of those that use them after a restart only. */
        record RenewCertificates() implements Operation {}

        /** The whole system is stopped; this returns at once. */
        record Down() implements Operation {}
    }

    /** What is done to processes. */
    enum Verb {
        /** Killed (SIGKILL). It stays down until it is started. */
        KILL,
        /** Stopped gracefully. It stays down until it is started. */
        STOP,
        /** Started, if it is down, and waited for until it is ready. */
        START,
        /** Stopped gracefully and started again, one after the other. */
        RESTART,
        /** Replaced, one after the other: each is ended when callers can find the new one, whose name is returned. */
        ROLL,
        /** Suspended (SIGSTOP): it keeps memory and connections, and answers nothing. Not on Windows. */
        SUSPEND,
        /** Suspended for 1.9 s of every 2 s: it answers late, and keeps its lease. Not on Windows. */
        SLOW,
        /** No longer suspended or slowed down. */
        RESUME,
        /** Cut off from callers, PostgreSQL, Kafka and the registry, in a system that was started with proxies. */
        CUT,
        /** No longer cut off. */
        RESTORE
    }
}
