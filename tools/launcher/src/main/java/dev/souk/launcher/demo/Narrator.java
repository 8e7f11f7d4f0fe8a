package dev.souk.launcher.demo;

import tools.jackson.databind.JsonNode;

/** Tells the story while it is played. */
public interface Narrator {

    /** A narrator who keeps silent, for tests. */
    Narrator SILENT = new Narrator() {
        @Override
        public void chapter(String title) {}

        @Override
        public void called(String curl, int status, JsonNode answer) {}

        @Override
        public void loggedIn(String token) {}

        @Override
        public void changed(String orderStatus) {}
    };

    /** What comes next. */
    void chapter(String title);

    /** A call, as the `curl` that does the same, and its answer. */
    void called(String curl, int status, JsonNode answer);

    /** From now on the calls that are told use the shell variable TOKEN, which has this value. */
    void loggedIn(String token);

    /** The order that is watched has come to this status. */
    void changed(String orderStatus);
}
