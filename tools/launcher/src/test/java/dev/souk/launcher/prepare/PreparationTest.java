package dev.souk.launcher.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.souk.launcher.api.Progress;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {

    private final List<Progress> reported = new CopyOnWriteArrayList<>();
    private final SourceTree source;
    private final Preparation preparation;

    PreparationTest(@TempDir Path temporary) {
        source = new SourceTree(temporary);
        preparation = new Preparation(source, reported::add);
    }

    @Test
    void everythingIsPreparedOnce() {
        Preparable cake = new Cake(source, () -> {});

        preparation.ensure(List.of(cake));
        preparation.ensure(List.of(cake));

        assertThat(reported).containsExactly(new Progress.Preparing("a cake", 1, 1));
    }

    @Test
    void ofWhatWasPreparedBeforeTheLastOneIsKept() throws IOException {
        for (int version = 1; version <= 3; version++) {
            Path folder = Files.createDirectories(source.prepared().resolve("cake-" + version));
            assertThat(folder.toFile().setLastModified(version * 1_000L)).isTrue();
        }
        Path other = Files.createDirectories(source.prepared().resolve("pie-1"));

        preparation.ensure(List.of(new Cake(source, () -> {}, "cake-4")));

        assertThat(source.prepared().resolve("cake-2")).doesNotExist();
        assertThat(source.prepared().resolve("cake-3")).exists();
        assertThat(other).exists();
    }

    @Test
    void aFailedPreparationIsReportedAndRepeated() {
        Preparable burnt = new Cake(source, () -> {
            throw new ToolException("It burnt.");
        });

        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> preparation.ensure(List.of(burnt)))
                .withMessage("It burnt.");
        preparation.ensure(List.of(new Cake(source, () -> {})));

        assertThat(reported).hasSize(2);
    }

    @Test
    void inTheBackgroundOneIsPreparedAfterTheOther() throws InterruptedException {
        end(inBackground(new Cake(source, () -> {}), new Cake(source, () -> {})));

        assertThat(reported)
                .containsExactly(new Progress.Preparing("a cake", 1, 2), new Progress.Preparing("a cake", 2, 2));
    }

    @Test
    void aPreparationInTheBackgroundIsInterruptedAndRepeatedLater() throws InterruptedException {
        Preparable slow = new Cake(source, PreparationTest::waitForAnInterrupt);
        Preparable next = new Cake(source, () -> {});
        Thread background = inBackground(slow, next);
        await().until(() -> !reported.isEmpty());

        background.interrupt();
        end(background);

        assertThat(reported).containsExactly(new Progress.Preparing("a cake", 1, 2));
        assertThat(Preparation.isDone(slow)).isFalse();
    }

    @Test
    void aFailureInTheBackgroundIsReported() throws InterruptedException {
        Preparable burnt = new Cake(source, () -> {
            throw new ToolException("It burnt.");
        });

        end(inBackground(burnt));

        assertThat(reported).contains(new Progress.Failed("It burnt."));
    }

    private Thread inBackground(Preparable... wanted) {
        Thread thread = preparation.inBackground(List.of(wanted));
        thread.start();
        return thread;
    }

    private static void end(Thread thread) throws InterruptedException {
        assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
    }

    /** As a training run does, which then stops its program. */
    private static void waitForAnInterrupt() {
        Await.atMost(Duration.ofMinutes(1)).until(() -> false);
    }

    private record Cake(SourceTree source, Runnable baking, String name) implements Preparable {

        Cake(SourceTree source, Runnable baking) {
            this(source, baking, "cake");
        }

        @Override
        public String what() {
            return "a cake";
        }

        @Override
        public Path folder() {
            return source.prepared().resolve(name);
        }

        @Override
        public void make() {
            baking.run();
        }
    }
}
