package dev.souk.launcher.api;

import dev.souk.launcher.api.Operation.OnProcesses;
import dev.souk.launcher.api.Operation.Verb;
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
        return perform(new OnProcesses(verb, name));
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
}
