package dev.souk.system.bench.protocols;

/** What callers do, in the words of the tables. */
enum UseCase {
    READ("get a user"),
    WATCH("watch an order");

    private final String title;

    UseCase(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
