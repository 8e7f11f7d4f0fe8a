package dev.souk.launcher.api;

import dev.souk.tools.checkout.StateFolder;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import picocli.CommandLine;

/**
 * Starts systems, finds those that run, and runs the commands of {@code ./souk}, for tools and tests. The launcher
 * implements it, which uses the other types of this package and is found by {@link ServiceLoader}.
 */
public interface Souk {

    /** The launcher. */
    Souk LAUNCHER = ServiceLoader.load(Souk.class, Souk.class.getClassLoader())
            .findFirst()
            .orElseThrow();

    /** Starts everything and returns when all of it is ready. Close the result to stop it. */
    default RunningSouk launch(SoukOptions options, Consumer<Progress> progress) {
        RunningSouk souk = assemble(options, progress);
        souk.start();
        return souk;
    }

    /** Does everything that precedes the first process: chooses ports, unpacks jars, trains AOT caches. */
    RunningSouk assemble(SoukOptions options, Consumer<Progress> progress);

    /**
     * The system that runs from this folder.
     *
     * @throws dev.souk.tools.ToolException if none does
     */
    SoukOperations running(StateFolder folder);

    /** The commands of the launcher. */
    CommandLine commandLine();
}
