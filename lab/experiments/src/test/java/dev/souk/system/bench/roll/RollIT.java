package dev.souk.system.bench.roll;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.bench.result.RollResult;
import dev.souk.system.repository.Repository;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The short form of the experiment: each service is rolled once, under load and with open event streams. It takes five
 * minutes.
 */
@EnabledOnOs(OS.LINUX)
@Tag("benchmarks")
class RollIT {

    @TempDir
    private Path temporary;

    @Test
    void noCallFailsAndNoEventIsLostWhileAllInstancesAreReplaced() throws IOException, InterruptedException {
        var experiment = new RollExperiment(
                RollPlan.shortForm(),
                new SourceTree(Repository.ROOT),
                new RollExperiment.Systems() {
                    @Override
                    public Path folder(String name) {
                        return temporary.resolve(name);
                    }

                    @Override
                    public void stopAtEnd(RolledSystem system) {
                        // the experiment closes it
                    }
                },
                _ -> {});

        RollResult result = experiment.run(Clock.systemUTC().instant());

        assertThat(result.isValid()).as("%s", result.table()).isTrue();
        assertThat(result.settings().getFirst().services()).hasSize(3).allSatisfy(service -> {
            assertThat(service.calls()).isPositive();
            assertThat(service.seconds()).hasSize(2);
        });
        assertThat(result.settings().getFirst().reconnects()).isPositive();
    }
}
