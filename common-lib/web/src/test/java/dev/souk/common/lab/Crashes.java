package dev.souk.common.lab;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** For which orders a process crashes, and where: the same for every protocol under the same seed. */
final class Crashes {

    private final Map<UUID, Point> planned;
    private final Set<UUID> happened = ConcurrentHashMap.newKeySet();

    Crashes(Map<UUID, Point> planned) {
        this.planned = planned;
    }

    /** Where in its work a process crashes; each protocol says what that is in its own steps. */
    enum Point {
        /** Something has been written, nothing is decided. */
        BEFORE_DECISION,
        /** It is decided, and not done everywhere. */
        AFTER_DECISION,
        /** Everything is done, the response is not sent. */
        BEFORE_ANSWER
    }

    /** The crash of a process: connections are closed, nothing is cleaned up. */
    static final class Crash extends RuntimeException {

        private static final long serialVersionUID = 1;

        Crash() {
            super("killed", null, false, false);
        }
    }

    /** Crashes here, once, if that is planned. */
    void at(Point point, UUID order) {
        if (planned.get(order) == point && happened.add(order)) {
            throw new Crash();
        }
    }

    int count() {
        return happened.size();
    }
}
