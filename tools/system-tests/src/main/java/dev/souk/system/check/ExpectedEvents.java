package dev.souk.system.check;

import dev.souk.system.check.books.Books;
import dev.souk.system.check.books.MoneyBook.Payment;
import dev.souk.system.check.books.MoneyBook.Person;
import dev.souk.system.check.books.OrderBook.Step;
import dev.souk.system.check.books.StockBook.Reservation;
import dev.souk.system.observe.Event;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Which events the databases say have been told: for each place in the order of a topic and key, their possible types.
 */
final class ExpectedEvents {

    /** The how manieth fact about an aggregate on a topic. */
    record Place(String topic, String key, long sequence) {

        @Override
        public String toString() {
            return "%s %s #%d".formatted(topic, key, sequence);
        }
    }

    private final Map<Place, List<String>> types = new LinkedHashMap<>();

    private ExpectedEvents() {}

    static ExpectedEvents of(Books books) {
        var facts = new ExpectedEvents();
        books.orders().history().forEach(facts::add);
        books.stock().reservations().forEach(facts::add);
        books.money().payments().forEach(facts::add);
        books.money().people().forEach(facts::add);
        return facts;
    }

    Map<Place, List<String>> all() {
        return types;
    }

    static Place place(Event event) {
        return new Place(event.topic(), String.valueOf(event.key()), event.sequence());
    }

    /** Whether the event tells one of them. */
    boolean tell(Event event) {
        return types.getOrDefault(place(event), List.of()).contains(event.type());
    }

    /** An order tells of each state as it comes into it. */
    private void add(Step step) {
        String name = step.status().toLowerCase(Locale.ROOT).replace('_', '-');
        put("souk.orders", step.order(), step.position(), "dev.souk.order." + name + ".v1");
    }

    /** Stock answers an order once, and once more when that is taken back. */
    private void add(Reservation reservation) {
        boolean released = reservation.state().equals("RELEASED");
        int answers = released ? reservation.published() - 1 : 1;
        if (answers == 1) {
            put(
                    "souk.stock",
                    reservation.order(),
                    1,
                    switch (reservation.state()) {
                        case "RESERVED", "SOLD" -> List.of("dev.souk.stock.reserved.v1");
                        case "REJECTED" -> List.of("dev.souk.stock.rejected.v1");
                        default -> List.of("dev.souk.stock.reserved.v1", "dev.souk.stock.rejected.v1");
                    });
        }
        if (released) {
            put("souk.stock", reservation.order(), reservation.published(), "dev.souk.stock.released.v1");
        }
    }

    /** So does the wallet. */
    private void add(Payment payment) {
        switch (payment.status()) {
            case "TAKEN" -> put("souk.payments", payment.order(), 1, "dev.souk.payment.taken.v1");
            case "DECLINED" -> put("souk.payments", payment.order(), 1, "dev.souk.payment.declined.v1");
            case "REFUNDED" -> {
                put("souk.payments", payment.order(), 1, "dev.souk.payment.taken.v1");
                put("souk.payments", payment.order(), 2, "dev.souk.payment.voided.v1");
            }
            case "VOIDED" -> {
                if (payment.facts() == 2) {
                    put("souk.payments", payment.order(), 1, "dev.souk.payment.declined.v1");
                }
                put("souk.payments", payment.order(), payment.facts(), "dev.souk.payment.voided.v1");
            }
            default -> {} // asked, not answered
        }
    }

    private void add(Person person) {
        put("souk.users", person.id(), 1, "dev.souk.account.opened.v1");
        if (person.status().equals("CLOSED")) {
            put("souk.users", person.id(), 2, "dev.souk.account.closed.v1");
        }
    }

    private void put(String topic, UUID key, long sequence, String type) {
        put(topic, key, sequence, List.of(type));
    }

    private void put(String topic, UUID key, long sequence, List<String> oneOf) {
        types.put(new Place(topic, key.toString(), sequence), oneOf);
    }
}
