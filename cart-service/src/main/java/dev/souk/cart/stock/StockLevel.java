package dev.souk.cart.stock;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;

/**
 * How many pieces of an item there are.
 *
 * @param onHand not reserved, available for orders
 * @param reserved for orders that are not paid yet
 * @param sold in total
 */
@Schema(example = """
                {"item_id": "01a1f83c-4686-7000-8ab2-990af0c8358f", "on_hand": 50, "reserved": 2, "sold": 7}""")
public record StockLevel(UUID itemId, long onHand, long reserved, long sold) {}
