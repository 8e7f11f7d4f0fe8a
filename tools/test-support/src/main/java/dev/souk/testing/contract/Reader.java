package dev.souk.testing.contract;

/** Which version reads what the other one wrote, while both run. */
public enum Reader {
    /** It reads responses and events of this version. */
    LAST_RELEASE("the last release cannot read what this version writes"),
    /** It reads requests of clients that are older, and events that were published before. */
    THIS_VERSION("this version cannot read what the last release wrote");

    private final String failure;

    Reader(String failure) {
        this.failure = failure;
    }

    /**
     * Says that a change at a place in a contract, such as {@code POST /orders, body, quantity}, breaks this reader.
     */
    public String broken(String place, String change) {
        return "%s: %s; %s".formatted(place, change, failure);
    }
}
