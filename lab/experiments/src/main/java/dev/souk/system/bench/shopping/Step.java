package dev.souk.system.bench.shopping;

import dev.souk.system.bench.load.Customer;
import java.io.IOException;
import java.util.random.RandomGenerator;

/** What a shopper does next. */
enum Step {
    READ_ITEMS("read the catalogue", 45),
    READ_CART("read the cart", 15),
    FILL_CART("fill the cart", 15),
    LIST_ORDERS("list the orders", 10),
    READ_WALLET("read the wallet", 5),
    /** With the event stream of the order, until it is confirmed. */
    ORDER("order", 10);

    private static final int ALL = 100;

    private final String title;
    private final int percent;

    Step(String title, int percent) {
        this.title = title;
        this.percent = percent;
    }

    /** Each as often as people do it: ten looks at the shop for an order. */
    static Step next(RandomGenerator random) {
        int number = random.nextInt(ALL);
        for (Step step : values()) {
            number -= step.percent;
            if (number < 0) {
                return step;
            }
        }
        throw new IllegalStateException("The percentages add up to less than 100.");
    }

    String title() {
        return title;
    }

    void perform(Customer customer) throws IOException {
        switch (this) {
            case READ_ITEMS -> customer.caller().readItems();
            case READ_CART -> customer.caller().get("/cart");
            case FILL_CART -> customer.fillCart();
            case LIST_ORDERS -> customer.caller().get("/orders?limit=20");
            case READ_WALLET -> customer.caller().readWallet();
            case ORDER -> customer.order();
        }
    }
}
