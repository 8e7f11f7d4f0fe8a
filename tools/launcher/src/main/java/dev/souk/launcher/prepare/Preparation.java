package dev.souk.launcher.prepare;

import dev.souk.launcher.api.Progress;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.function.IOConsumer;
import org.apache.commons.io.function.IORunnable;
import org.apache.commons.io.function.Uncheck;

/** Creates what is missing, two in parallel; several launchers of one source tree take turns. */
public record Preparation(SourceTree source, Consumer<Progress> reporter) {

    private static final int AT_ONCE = 2;
    private static final int KEPT = 2;
    private static final String DONE = "prepared";
    private static final Map<Path, Object> LOCKED = new ConcurrentHashMap<>();

    /** Returns when all of them exist. */
    public void ensure(List<? extends Preparable> wanted) {
        try (ExecutorService two = Executors.newFixedThreadPool(AT_ONCE)) {
            ensure(wanted, two);
        }
    }

    /**
     * Creates what a start can do without, one after the other, while the system runs: a service without an AOT cache
     * starts in twice the time, but a training run takes longer than that. What fails does not keep it from the others;
     * an interrupt ends what is in progress, and the next start of the system begins it again.
     *
     * @return a thread that is not started
     */
    public Thread inBackground(List<? extends Preparable> wanted) {
        return Thread.ofVirtual().name("preparation").unstarted(() -> {
            try {
                ensure(wanted, Runnable::run);
            } catch (ToolException | UncheckedIOException failure) {
                if (!Thread.currentThread().isInterrupted()) {
                    reporter.accept(new Progress.Failed(String.valueOf(failure.getMessage())));
                }
            }
        });
    }

    private void ensure(List<? extends Preparable> wanted, Executor executor) {
        if (!missing(wanted).isEmpty()) {
            Path lock = source.prepared().resolve("lock");
            Uncheck.run(() -> whileLocked(lock, () -> make(missing(wanted), executor)));
        }
    }

    /** Does this while nobody else has locked the file: no other thread of this JVM, and no other launcher. */
    static void whileLocked(Path file, IORunnable work) throws IOException {
        synchronized (LOCKED.computeIfAbsent(file, _ -> new Object())) {
            Files.createDirectories(file.resolveSibling(""));
            try (FileChannel lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                lock.lock();
                work.run();
            } catch (FileLockInterruptionException interrupted) {
                throw new ToolException("Interrupted while another launcher prepares.", interrupted);
            }
        }
    }

    private static List<? extends Preparable> missing(List<? extends Preparable> wanted) {
        return wanted.stream().filter(one -> !isDone(one)).toList();
    }

    private void make(List<? extends Preparable> missing, Executor executor) {
        var number = new AtomicInteger();
        try {
            CompletableFuture.allOf(missing.stream()
                            .map(one -> CompletableFuture.runAsync(
                                    () -> make(one, number.incrementAndGet(), missing.size()), executor))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private void make(Preparable one, int number, int count) {
        requireNotInterrupted(one);
        reporter.accept(new Progress.Preparing(one.what(), number, count));
        Uncheck.run(() -> {
            one.clean();
            Files.createDirectories(one.folder());
            one.make();
            requireNotInterrupted(one); // what it waited for may not be there
            Files.writeString(one.folder().resolve(DONE), "");
            deleteOld(one.folder());
        });
    }

    /** Of another build or version. The one before is kept, because a running system may use it. */
    private static void deleteOld(Path folder) throws IOException {
        String prefix = folder.getFileName().toString().replaceFirst("-[^-]+$", "-");
        Stream<Path> old = StateFolder.list(folder.resolveSibling(""))
                .filter(path -> path.getFileName().toString().startsWith(prefix))
                .sorted(Comparator.comparingLong((Path path) -> path.toFile().lastModified())
                        .reversed())
                .skip(KEPT);
        IOConsumer.forEach(old, PathUtils::delete);
    }

    private static void requireNotInterrupted(Preparable one) {
        if (Thread.currentThread().isInterrupted()) {
            throw new ToolException("Interrupted while %s was prepared.".formatted(one.what()));
        }
    }

    static boolean isDone(Preparable one) {
        return Files.exists(one.folder().resolve(DONE));
    }
}
