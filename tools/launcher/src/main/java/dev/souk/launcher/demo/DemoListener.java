package dev.souk.launcher.demo;

import dev.souk.launcher.client.Reply;

/** Observes the demo while it runs; ignores everything by default. */
public interface DemoListener {

    /** Ignores everything. */
    DemoListener NONE = new DemoListener() {};

    /** A new step begins. */
    default void step(String title) {}

    /** A call was made: the `curl` command that does the same, and the reply. */
    default void called(String curl, Reply reply) {}

    /** From now on the `curl` commands use the shell variable TOKEN, which has this value. */
    default void loggedIn(String token) {}

    /** The order has reached this status. */
    default void statusChanged(String status) {}
}
