package dev.souk.launcher.running;

import dev.souk.launcher.control.ProcessStatus;
import dev.souk.launcher.report.SoukFailure;
import dev.souk.launcher.topology.Names;
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
record Members(List<Member> all) {

    private static final Duration SERVICES_LIMIT = Duration.ofSeconds(6);
    private static final Duration SERVERS_LIMIT = Duration.ofMillis(2_500);

    /** Starts all of them at once; fails as soon as the first of them does. */
    void start() {
        inParallel(all, Member::start);
    }

    /** Ends first whoever talks to others and then whom they talk to, so that nobody has a reason to complain. */
    void end() {
        Predicate<Member> isTalker = member -> !member.instance().part().needs().isEmpty();
        inParallel(all.stream().filter(isTalker).toList(), member -> member.end(SERVICES_LIMIT));
        inParallel(all.stream().filter(isTalker.negate()).toList(), member -> member.end(SERVERS_LIMIT));
    }

    /** Those that somebody means by the name. */
    List<Member> named(String typed) {
        List<String> meant =
                Names.processes(typed, all.stream().map(Member::name).toList());
        return all.stream().filter(member -> meant.contains(member.name())).toList();
    }

    Stream<ProcessStatus> status() {
        return all.stream().map(Member::status);
    }

    /** Does it for each of them at the same time; fails as soon as one does, and leaves the others to themselves. */
    static void inParallel(List<Member> members, Consumer<Member> deed) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        var outcome = new CompletableFuture<Void>();
        var each = members.stream()
                .map(member -> CompletableFuture.runAsync(() -> deed.accept(member), threads)
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
            throw e.getCause() instanceof SoukFailure failure ? failure : e;
        }
    }
}
