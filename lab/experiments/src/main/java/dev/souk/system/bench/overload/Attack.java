package dev.souk.system.bench.overload;

import dev.souk.system.bench.load.Caller;
import dev.souk.system.bench.load.Customer;
import java.io.IOException;

/** What a malicious caller does again and again, as fast as it is answered. */
enum Attack {
    /** Reads the own balance, which no cache answers. */
    READS {
        @Override
        void perform(Customer customer) throws IOException {
            customer.caller().readWallet();
        }
    },
    /** Places orders: of all requests those that cost most. */
    CHECKOUTS {
        @Override
        void perform(Customer customer) throws IOException {
            customer.placeOrder();
        }
    },
    /**
     * Logs in without an account, each time on a new connection: a password hash takes the most CPU of a single
     * request.
     */
    LOGINS {
        @Override
        void perform(Customer customer) throws IOException {
            try (Caller nobody = customer.caller().as("nobody@souk.example")) {
                nobody.logIn();
            }
        }
    };

    abstract void perform(Customer customer) throws IOException;
}
