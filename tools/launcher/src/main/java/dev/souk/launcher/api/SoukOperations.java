package dev.souk.launcher.api;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A running system; names are as people type them, such as `order` or `order-service#2`.
 *
 * <p>Faults, for whoever wants to see how the others cope, end by themselves after 30 s, should nobody end them, and
 * when the process ends. A release is over when nobody has said for ten seconds what share of the calls the new version
 * gets: a release that nobody watches goes back to the old version.
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
        return perform(Verb.REPLACE, name).getFirst();
    }

    /** Starts instances of a service, or ends some, until that many run; returns the names of those that run. */
    default List<String> scale(String name, int count) {
        return perform(new Operation.Scale(name, count));
    }

    /** Starts another version of a service, and waits until callers can find it; returns the names of its instances. */
    default List<String> beginRelease(String service, String version, @Nullable Path jar) {
        return perform(new Operation.BeginRelease(service, version, jar));
    }

    /** Gives the new version this share of the calls, in percent. */
    default void shareCalls(String service, int percent) {
        var _ = perform(new Operation.ShareCalls(service, percent));
    }

    /**
     * What can be done to a running system. As JSON, with its name, it is the request of other programs to the
     * launcher.
     */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "operation")
    sealed interface Operation {

        /** Something is done to processes; {@code name} is as people type it, such as `order` or `order-service#2`. */
        record OnProcesses(Verb verb, String name) implements Operation {}

        /** Instances of a service are started or ended until that many run. */
        record Scale(String service, int count) implements Operation {}

        /**
         * As many instances of another version are started as run of the old one, without calls yet.
         *
         * @param version its name, in the registry and in metrics
         * @param jar its executable jar, as an absolute path; null for the newest build of the source tree
         */
        record BeginRelease(
                String service, String version, @Nullable Path jar) implements Operation {}

        /** The new version gets this share of the calls, in percent, and the old one the rest. */
        record ShareCalls(String service, int percent) implements Operation {}

        /** All processes get new certificates, and use them without a restart. */
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
        /** Another instance is started beside it, and this one ended when callers can find the other. */
        REPLACE,
        /** Suspended (SIGSTOP): it keeps memory and connections, and answers nothing. Not on Windows. */
        SUSPEND,
        /** Suspended for 1.9 s of every 2 s: it answers late, and keeps its lease. Not on Windows. */
        SLOW,
        /** No longer suspended or slowed down. */
        RESUME,
        /** Cut off from callers, PostgreSQL, Kafka and the registry, in a system that was started with proxies. */
        CUT,
        /** No longer cut off. */
        RESTORE,
        /** Of the release of a service that has all calls: the old instances end. */
        COMPLETE_RELEASE,
        /** Of the release of a service: the new instances get no calls, and end. */
        ABANDON_RELEASE
    }
}
