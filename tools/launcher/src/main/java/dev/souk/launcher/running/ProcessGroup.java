package dev.souk.launcher.running;

import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.topology.ServiceNames;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** All instances of the running system. */
record ProcessGroup(List<ManagedProcess> all) {

    private static final Duration SERVICES_LIMIT = Duration.ofSeconds(6);
    private static final Duration SERVERS_LIMIT = Duration.ofMillis(2_500);

    /** Starts all of them at once; fails as soon as the first of them does. */
    void start() {
        inParallel(all, ManagedProcess::start);
    }

    /** Ends first whoever talks to others and then whom they talk to, so that nobody has a reason to complain. */
    void end() {
        Predicate<ManagedProcess> isTalker =
                process -> !process.instance().service().needs().isEmpty();
        inParallel(all.stream().filter(isTalker).toList(), process -> process.end(SERVICES_LIMIT));
        inParallel(all.stream().filter(isTalker.negate()).toList(), process -> process.end(SERVERS_LIMIT));
    }

    /** Those that somebody means by the name. */
    List<ManagedProcess> named(String typed) {
        List<String> meant = ServiceNames.processes(
                typed, all.stream().map(ManagedProcess::name).toList());
        return all.stream().filter(process -> meant.contains(process.name())).toList();
    }

    Stream<ProcessStatus> status() {
        return all.stream().map(ManagedProcess::status);
    }

    /** Does it for each of them at the same time; fails as soon as one does, and leaves the others to themselves. */
    static void inParallel(List<ManagedProcess> processes, Consumer<ManagedProcess> action) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        var outcome = new CompletableFuture<Void>();
        var each = processes.stream()
                .map(process -> CompletableFuture.runAsync(() -> action.accept(process), threads)
                        .exceptionally(failure -> {
                            outcome.completeExceptionally(failure);
                            return null;
                        }))
                .toArray(CompletableFuture[]::new);
        var _ = CompletableFuture.allOf(each).thenRun(() -> outcome.complete(null));
        threads.shutdown();
        try {
            outcome.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LauncherException failure ? failure : e;
        }
    }
}
