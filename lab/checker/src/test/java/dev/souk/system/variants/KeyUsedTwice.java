package dev.souk.system.variants;

import static dev.souk.launcher.api.Topology.USERS;

import dev.souk.system.check.Verdict;
import dev.souk.system.check.Verdict.Violation;
import dev.souk.testing.http.ApiResponse;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** A client with a defect sends two deposits under one key. What is answered 201 must be in the ledger. */
final class KeyUsedTwice implements Scenario {

    private static final String CLAIM = "a key identifies one request: what was answered 201 is in the ledger";
    private static final long FIRST = 1_000;
    private static final long SECOND = 5_000;

    @Override
    public List<Verdict> run(VariantSystem system) {
        VariantCustomer customer = system.customer();
        long before = balance(system, customer);
        String key = VariantCustomer.newKey();
        long accepted = LongStream.of(FIRST, SECOND)
                .filter(cents -> isAccepted(customer.deposit(cents, key)))
                .sum();
        long booked = balance(system, customer) - before;
        var wrong = new Violation("key " + key, "answered 201 for %d cents, booked %d".formatted(accepted, booked));
        return List.of(new Verdict("I2", CLAIM, new AtomicLong(2), accepted == booked ? List.of() : List.of(wrong)));
    }

    private static boolean isAccepted(ApiResponse answer) {
        return answer.status() == 201;
    }

    private static long balance(VariantSystem system, VariantCustomer customer) {
        return system.number(USERS, "select balance_cents from ledger_account where id = ?", customer.id());
    }

    @Override
    public String description() {
        return "two deposits of different amounts are sent under one key";
    }
}
