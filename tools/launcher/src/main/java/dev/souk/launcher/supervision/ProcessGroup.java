package dev.souk.launcher.supervision;

import dev.souk.launcher.topology.ServiceNames;
import dev.souk.tools.ToolException;
import dev.souk.tools.process.ChildProcess;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** All processes of the running system. */
public final class ProcessGroup {

    private static final Duration CLIENTS_TIMEOUT = Duration.ofSeconds(6);
    private static final Duration SERVERS_TIMEOUT = Duration.ofMillis(2_500);
    private static final String NOT_RUNNING = "%s is not running.";

    private final List<ManagedProcess> all;
    private final boolean killsClients;
    private boolean closed;

    /**
     * These processes, and those that are added later.
     *
     * @param killsClients whether the services are killed at the end: after a test, which saves seconds
     */
    public ProcessGroup(List<ManagedProcess> processes, boolean killsClients) {
        this.all = new CopyOnWriteArrayList<>(processes);
        this.killsClients = killsClients;
    }

    /** Those that belong to the system now. */
    public List<ManagedProcess> all() {
        return all;
    }

    /** Adds a process, which the shutdown of the system then stops as well. */
    synchronized void add(ManagedProcess process) {
        if (closed) {
            throw new ToolException("Souk is stopping.");
        }
        all.add(process);
    }

    /** Forgets a process that has ended. */
    void remove(ManagedProcess process) {
        all.remove(process);
    }

    /**
     * Starts all of them in parallel, except those that somebody has stopped; fails as soon as the first one fails. One
     * that somebody stops meanwhile stays down.
     */
    public void start() {
        inParallel(all.stream().filter(process -> !process.isStopped()).toList(), ManagedProcess::start);
    }

    /**
     * Stops processes that depend on others first, so that none of them logs connection errors, or waits for one that
     * is suspended.
     */
    public void shutDown() {
        close();
        inParallel(all, process -> process.child().ifPresent(ChildProcess::resume));
        Predicate<ManagedProcess> isServer =
                process -> process.instance().service().isInfrastructure();
        inParallel(
                all.stream().filter(isServer.negate()).toList(),
                killsClients ? ManagedProcess::discard : process -> process.shutDown(CLIENTS_TIMEOUT));
        inParallel(all.stream().filter(isServer).toList(), process -> process.shutDown(SERVERS_TIMEOUT));
    }

    private synchronized void close() {
        closed = true;
    }

    /** Kills the selected processes or stops them gracefully; returns their names. */
    public List<String> kill(String name, boolean force) {
        Consumer<ManagedProcess> action =
                force ? ManagedProcess::kill : process -> process.stop(ManagedProcess.DRAIN_TIMEOUT);
        return each(selected(name, ManagedProcess::isActive, NOT_RUNNING), action);
    }

    /** Starts those of the selected processes that are down; returns their names. */
    public List<String> start(String name) {
        return each(
                selected(name, process -> !process.isAlive(), "%s is already running."), ManagedProcess::startOrFail);
    }

    /**
     * Stops the selected processes gracefully and starts them again, one after the other: the other instances of a
     * service go on serving. Returns their names.
     */
    public List<String> restart(String name) {
        List<ManagedProcess> selected = named(name);
        for (ManagedProcess process : selected) {
            process.stop(ManagedProcess.DRAIN_TIMEOUT);
            process.startForCallers();
        }
        return names(selected);
    }

    /** Lets the selected processes run all the time again (SIGCONT); returns their names. */
    public List<String> resume(String name) {
        return each(named(name), process -> process.child().ifPresent(ChildProcess::resume));
    }

    /** Does this to those of the selected processes that run, fails if none does; returns their names. */
    public List<String> eachRunning(String name, Consumer<ChildProcess> action) {
        return each(running(name), process -> process.child().ifPresent(action));
    }

    /** Those of the selected processes that run; fails if none does. */
    List<ManagedProcess> running(String name) {
        return selected(name, ManagedProcess::isAlive, NOT_RUNNING);
    }

    /** The names of those of the selected processes that run; fails if none does. */
    public List<String> namesOfRunning(String name) {
        return names(running(name));
    }

    /** The names of the selected processes. */
    public List<String> names(String name) {
        return names(named(name));
    }

    private static List<String> names(List<ManagedProcess> selected) {
        return selected.stream().map(ManagedProcess::name).toList();
    }

    private List<ManagedProcess> selected(String name, Predicate<ManagedProcess> condition, String otherwise) {
        List<ManagedProcess> selected = named(name).stream().filter(condition).toList();
        if (selected.isEmpty()) {
            throw new ToolException(String.format(Locale.ROOT, otherwise, name));
        }
        return selected;
    }

    private static List<String> each(List<ManagedProcess> selected, Consumer<ManagedProcess> action) {
        inParallel(selected, action);
        return names(selected);
    }

    /** The processes that a name such as `order`, `order-service` or `order-service#2` selects. */
    List<ManagedProcess> named(String name) {
        List<String> names = ServiceNames.processes(name, names(all));
        return all.stream().filter(process -> names.contains(process.name())).toList();
    }

    /** Runs the action for each process in parallel; fails as soon as one fails, while the others continue. */
    private static void inParallel(List<ManagedProcess> processes, Consumer<ManagedProcess> action) {
        var outcome = new CompletableFuture<Void>();
        CompletableFuture<?>[] each = processes.stream()
                .map(process -> CompletableFuture.runAsync(() -> action.accept(process), Thread::startVirtualThread)
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                outcome.completeExceptionally(failure);
                            }
                        }))
                .toArray(CompletableFuture[]::new);
        var _ = CompletableFuture.allOf(each).thenRun(() -> outcome.complete(null));
        try {
            outcome.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
