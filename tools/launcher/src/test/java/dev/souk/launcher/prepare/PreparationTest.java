package dev.souk.launcher.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.launcher.report.LauncherException;
import dev.souk.launcher.report.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {

    private final List<Progress> reported = new ArrayList<>();
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
    void aFailedPreparationIsReportedAndRepeated() {
        Preparable burnt = new Cake(source, () -> {
            throw new LauncherException("It burnt.");
        });

        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(() -> preparation.ensure(List.of(burnt)))
                .withMessage("It burnt.");
        preparation.ensure(List.of(new Cake(source, () -> {})));

        assertThat(reported).hasSize(2);
    }

    private record Cake(SourceTree source, Runnable baking) implements Preparable {

        @Override
        public String what() {
            return "a cake";
        }

        @Override
        public Path folder() {
            return source.prepared().resolve("cake");
        }

        @Override
        public void make() {
            baking.run();
        }
    }
}
