package dev.souk.system.bench;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The systems of an experiment, which run one after the other.
 *
 * @param source what they are started from
 * @param folders the folder of a system by its name
 * @param stopAtEnd is given each system, to stop it if the experiment is interrupted
 * @param progress for whoever waits
 */
public record ExperimentSystems(
        SourceTree source, Function<String, Path> folders, Consumer<RunningSouk> stopAtEnd, Consumer<String> progress) {

    /** What is measured on a running system. */
    @FunctionalInterface
    public interface Measurement<T> {
        T measure(RunningSouk souk) throws IOException, InterruptedException;
    }

    /** Of a system with free ports and a folder of its own. */
    public SoukOptions options(String name) {
        return SoukOptions.isolated(source, folders.apply(name));
    }

    /** Measures on a system whose AOT caches are complete, and stops it. */
    public <T> T run(String description, SoukOptions options, Measurement<T> measurement)
            throws IOException, InterruptedException {
        progress.accept("start: " + description);
        RunningSouk souk = Souk.assemble(options, _ -> {});
        stopAtEnd.accept(souk);
        try (souk) {
            souk.start();
            souk.announce();
            souk.awaitPreparation();
            return measurement.measure(souk);
        }
    }
}
