package dev.souk.order.domain;

/** What a message does to an order. Every message in every state has one of these outcomes; none is an error. */
public sealed interface Outcome {

    /** The order changes to the state {@code next} and publishes an event. */
    record Transitioned(State next) implements Outcome {}

    /** The order stays in its state; {@code next} is that state, perhaps with one more answer recorded. */
    record AnswerRecorded(State next) implements Outcome {}

    /** Nothing: the message is late. It is a duplicate, or the order has left the state for which it was meant. */
    record Ignored() implements Outcome {}

    /** Nothing: no participant that keeps the contract sends this message in this state. */
    record Unexpected() implements Outcome {}

    /** Nothing: the order is confirmed and cannot be cancelled any more. */
    record NotCancellable() implements Outcome {}
}
