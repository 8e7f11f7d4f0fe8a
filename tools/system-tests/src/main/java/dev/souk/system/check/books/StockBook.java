package dev.souk.system.check.books;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What cart-service knows of stock. */
public record StockBook(List<Level> levels, List<Posting> postings, List<Reservation> reservations) {

    /** How many pieces of an item there are. */
    public record Level(UUID item, long onHand, long reserved, long sold) {}

    /** A movement of pieces between the accounts of an item, for an order or, without one, from or to outside. */
    public record Posting(
            long id,
            UUID item,
            String kind,
            @Nullable UUID order,
            long external,
            long onHand,
            long reserved,
            long sold) {}

    /** How far stock is with an order, and how many facts it says to have told of it. */
    public record Reservation(UUID order, String state, int published) {}
}
