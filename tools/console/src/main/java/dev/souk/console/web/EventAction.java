package dev.souk.console.web;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an admin does with an event that waits for one. */
enum EventAction {
    /** The service processes the record again. */
    REPLAY("POST", "dead-letters/%s/replay"),
    /** Nobody will process the record. */
    DISCARD("DELETE", "dead-letters/%s"),
    /** The service publishes the event, and those that it held back. */
    RELEASE("POST", "parked-events/%s/release");

    private final String method;
    private final String path;

    EventAction(String method, String path) {
        this.method = method;
        this.path = path;
    }

    static Optional<EventAction> of(String name) {
        return Stream.of(values())
                .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    String method() {
        return method;
    }

    String path(String service, String id) {
        return "/admin/" + service + "/" + String.format(Locale.ROOT, path, id);
    }
}
