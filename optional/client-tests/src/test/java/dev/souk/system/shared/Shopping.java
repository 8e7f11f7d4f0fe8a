package dev.souk.system.shared;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.tools.ToolException;
import dev.souk.tools.demo.DemoScenario;

/** Whether a system that has lost something can still be shopped in. */
public final class Shopping {

    private Shopping() {}

    /** Plays the demo; false also where the system responded with an error. */
    public static boolean isPossible(RunningSouk souk) throws Exception {
        try {
            return new DemoScenario(souk.gateway()).run().isAsExpected();
        } catch (ToolException notYet) {
            return false;
        }
    }
}
