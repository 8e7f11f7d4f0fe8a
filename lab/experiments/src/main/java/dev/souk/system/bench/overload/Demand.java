package dev.souk.system.bench.overload;

import dev.souk.system.bench.load.Customer;
import dev.souk.system.bench.load.FreeCustomers;
import dev.souk.system.bench.load.Work;
import java.io.IOException;

/** What customers ask for. */
enum Demand {
    /** A piece into the cart, a checkout, and the event stream until the order is confirmed. */
    ORDERS {
        @Override
        void perform(Customer customer) throws IOException {
            customer.order();
        }
    },
    /** The own balance, which no cache answers. */
    READS {
        @Override
        void perform(Customer customer) throws IOException {
            customer.caller().readWallet();
        }
    };

    abstract void perform(Customer customer) throws IOException;

    /** Each time by another customer. */
    Work by(FreeCustomers customers) {
        return () -> customers.perform(this::perform);
    }
}
