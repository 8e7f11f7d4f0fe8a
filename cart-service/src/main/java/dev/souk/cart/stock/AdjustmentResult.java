package dev.souk.cart.stock;

/** The result of an adjustment of stock. */
public sealed interface AdjustmentResult {

    /** The adjustment is posted; {@code level} is the stock after it. */
    record Adjusted(StockLevel level) implements AdjustmentResult {}

    /** More pieces were to be removed than are on hand; nothing is posted. */
    record InsufficientStock(StockLevel level) implements AdjustmentResult {}

    /** There is no such item. */
    record UnknownItem() implements AdjustmentResult {}
}
