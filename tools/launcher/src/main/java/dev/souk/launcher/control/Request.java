package dev.souk.launcher.control;

/** What a command asks of the running launcher; the process is as somebody typed it, and empty where none is meant. */
record Request(String token, Verb verb, String process) {

    enum Verb {
        STATUS,
        KILL,
        TERMINATE,
        START,
        RESTART,
        DOWN
    }
}
