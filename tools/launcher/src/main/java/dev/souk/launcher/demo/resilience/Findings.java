package dev.souk.launcher.demo.resilience;

import dev.souk.tools.demo.DemoPrinter;
import java.util.ArrayList;
import java.util.List;

/** What the demo describes and then observes; it prints each, and keeps what is not as described. */
final class Findings {

    private final DemoPrinter printer;
    private final List<String> deviations = new ArrayList<>();

    Findings(DemoPrinter printer) {
        this.printer = printer;
    }

    void expect(boolean holds, String what) {
        printer.finding(holds, what);
        if (!holds) {
            deviations.add(what);
        }
    }

    List<String> deviations() {
        return List.copyOf(deviations);
    }
}
