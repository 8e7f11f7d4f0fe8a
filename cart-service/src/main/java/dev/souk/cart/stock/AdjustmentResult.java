package dev.souk.cart.stock;

/** How an adjustment ended. */
public sealed interface AdjustmentResult {

    /** It is booked, and this is the level now. */
    record Booked(StockLevel level) implements AdjustmentResult {}

    /** More pieces were to be taken away than are on hand. */
    record TooFew(StockLevel level) implements AdjustmentResult {}

    /** There is no such item. */
    record NoSuchItem() implements AdjustmentResult {}
}
