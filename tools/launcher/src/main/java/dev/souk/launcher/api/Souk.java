package dev.souk.launcher.api;

import dev.souk.tools.checkout.StateFolder;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import picocli.CommandLine;

/** Starts systems, finds those that run, and runs the commands of {@code ./souk}, for tools and tests. */
public final class Souk {

    private static final Provider PROVIDER = ServiceLoader.load(Provider.class, Souk.class.getClassLoader())
            .findFirst()
            .orElseThrow();

    private Souk() {}

    /** Starts everything and returns when all of it is ready. Close the result to stop it. */
    public static RunningSouk launch(SoukOptions options, Consumer<Progress> progress) {
        RunningSouk souk = assemble(options, progress);
        souk.start();
        souk.announce();
        return souk;
    }

    /** Does everything that precedes the first process: chooses ports, unpacks jars, trains AOT caches. */
    public static RunningSouk assemble(SoukOptions options, Consumer<Progress> progress) {
        return PROVIDER.assemble(options, progress);
    }

    /**
     * The system that runs from this folder.
     *
     * @throws dev.souk.tools.ToolException if none does
     */
    public static SoukOperations running(StateFolder folder) {
        return PROVIDER.running(folder);
    }

    /** The commands of the launcher. */
    public static CommandLine commandLine() {
        return PROVIDER.commandLine();
    }

    /** The launcher, which uses the other types of this package and is found by {@link ServiceLoader}. */
    public interface Provider {

        /** As {@link Souk#assemble}. */
        RunningSouk assemble(SoukOptions options, Consumer<Progress> progress);

        /** As {@link Souk#running}. */
        SoukOperations running(StateFolder folder);

        /** As {@link Souk#commandLine}. */
        CommandLine commandLine();
    }
}
