package dev.souk.launcher.api;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What can be done to a running system. As JSON, with its name, it is the request of other programs to the launcher. */
@JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "operation")
public sealed interface Operation {

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
    record BeginRelease(String service, String version, @Nullable Path jar) implements Operation {}

    /** The new version gets this share of the calls, in percent, and the old one the rest. */
    record ShareCalls(String service, int percent) implements Operation {}

    /** All processes get new certificates, and use them without a restart. */
    record RenewCertificates() implements Operation {}

    /** The whole system is stopped; this returns at once. */
    record Down() implements Operation {}

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
        /** Stopped, so that an instance started by hand takes over. */
        YIELD,
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
