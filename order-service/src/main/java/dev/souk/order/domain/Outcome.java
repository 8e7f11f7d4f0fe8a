package dev.souk.order.domain;

/** What a message does to an order. Whatever arrives whenever has one of these, and none is an error. */
public sealed interface Outcome {

    /** The order goes on to {@code next}, and everybody is told. */
    record Moved(State next) implements Outcome {}

    /** The order goes on waiting where it is; {@code next} is the same state, perhaps with one more answer noted. */
    record Waits(State next) implements Outcome {}

    /** The order has left the state for which this was meant: a duplicate, or the slower one of two. */
    record Late() implements Outcome {}

    /** Nobody who keeps the contract says this now: it answers a question that was not asked yet. */
    record OutOfPlace() implements Outcome {}

    /** The order is confirmed, and its user comes too late. */
    record NotCancellable() implements Outcome {}
}
