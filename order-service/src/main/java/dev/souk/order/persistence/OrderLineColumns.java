package dev.souk.order.persistence;

import dev.souk.order.domain.Line;
import java.util.List;
import java.util.UUID;

/** The lines of an order as one array per column, so that one statement inserts all of them. */
final class OrderLineColumns {

    private final List<Line> lines;

    private OrderLineColumns(List<Line> lines) {
        this.lines = lines;
    }

    static OrderLineColumns of(List<Line> lines) {
        return new OrderLineColumns(lines);
    }

    UUID[] items() {
        return lines.stream().map(Line::itemId).toArray(UUID[]::new);
    }

    String[] names() {
        return lines.stream().map(Line::name).toArray(String[]::new);
    }

    Integer[] quantities() {
        return lines.stream().map(Line::quantity).toArray(Integer[]::new);
    }

    Long[] prices() {
        return lines.stream().map(Line::priceCents).toArray(Long[]::new);
    }
}
