package dev.souk.testing.fault;

/** How a service fails its caller. */
public enum Fault {
    REFUSED("refuses connections"),
    CLOSED("closes the connection without a response"),
    RESET("closes the connection within the response"),
    GARBAGE("sends what is not HTTP"),
    HANGS("does not respond"),
    SLOW("responds slowly, in time"),
    ERROR("responds with 500"),
    OVERLOADED("responds with 503 and `Retry-After: 7`"),
    NO_INSTANCE("has no instance"),
    BREAKER_OPEN("its circuit breaker is open");

    private final String description;

    Fault(String description) {
        this.description = description;
    }

    /** As a heading of a column. */
    public String description() {
        return description;
    }
}
