package dev.souk.system.bench.protocols;

import dev.souk.tools.proxy.Traffic;

/** What happens to the open connections; new ones work. */
enum Fault {
    RESET("reset"),
    LOST("packets lost");

    private final String title;

    Fault(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Traffic traffic() {
        return switch (this) {
            case RESET -> new Traffic.Reset();
            case LOST -> new Traffic.DroppedSilently();
        };
    }
}
