package dev.souk.system.shared;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.tools.ToolException;
import dev.souk.tools.demo.DemoPrinter;
import dev.souk.tools.demo.DemoScenario;
import java.util.stream.Stream;

/** Whether a system that has lost something can still be shopped in. */
public final class Shopping {

    private Shopping() {}

    /** Plays the demo; false also where the system responded with an error. */
    public static boolean isPossible(RunningSouk souk) {
        return isPossible(new DemoScenario(souk.gateway()));
    }

    /** Plays the demo without repeating a call, in one of three runs: a busy machine may stall. */
    public static boolean isUndisturbed(RunningSouk souk) {
        return Stream.generate(() -> new DemoScenario(souk.gateway(), DemoPrinter.silent(), 0))
                .limit(3)
                .anyMatch(Shopping::isPossible);
    }

    private static boolean isPossible(DemoScenario demo) {
        try {
            return demo.run().isAsExpected();
        } catch (ToolException notYet) {
            return false;
        }
    }
}
