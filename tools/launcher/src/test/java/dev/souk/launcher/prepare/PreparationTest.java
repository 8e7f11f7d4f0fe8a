package dev.souk.launcher.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.launcher.report.Progress;
import dev.souk.launcher.report.SoukFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {

    private final List<Progress> told = new ArrayList<>();
    private final Checkout checkout;
    private final Preparation preparation;

    PreparationTest(@TempDir Path temporary) {
        checkout = new Checkout(temporary);
        preparation = new Preparation(checkout, told::add);
    }

    @Test
    void everythingIsMadeOnceAndThenUsed() {
        Preparable cake = new Cake(checkout, () -> {});

        preparation.ensure(List.of(cake));
        preparation.ensure(List.of(cake));

        assertThat(told).containsExactly(new Progress.Preparing("a cake"));
    }

    @Test
    void whatFailedIsNamedAndTriedAgain() {
        Preparable burnt = new Cake(checkout, () -> {
            throw new SoukFailure("It burnt.");
        });

        assertThatExceptionOfType(SoukFailure.class)
                .isThrownBy(() -> preparation.ensure(List.of(burnt)))
                .withMessage("It burnt.");
        preparation.ensure(List.of(new Cake(checkout, () -> {})));

        assertThat(told).hasSize(2);
    }

    private record Cake(Checkout checkout, Runnable baking) implements Preparable {

        @Override
        public String what() {
            return "a cake";
        }

        @Override
        public Path folder() {
            return checkout.prepared().resolve("cake");
        }

        @Override
        public void make() {
            baking.run();
        }
    }
}
