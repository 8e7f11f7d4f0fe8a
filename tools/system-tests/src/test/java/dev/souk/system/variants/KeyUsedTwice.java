package dev.souk.system.variants;

import static dev.souk.launcher.topology.Topology.USERS;

import dev.souk.system.observe.Verdict;
import dev.souk.system.observe.Violation;
import dev.souk.testing.http.ApiAnswer;
import java.util.List;
import java.util.stream.LongStream;

/** A client with a bug sends two deposits under one key. Whatever is answered 201 must be in the books. */
final class KeyUsedTwice implements Scenario {

    private static final String CLAIM = "a key stands for one request: what was answered 201 is in the books";
    private static final long FIRST = 1_000;
    private static final long SECOND = 5_000;

    @Override
    public List<Verdict> play(VariantSystem stage) {
        VariantCustomer customer = stage.customer();
        long before = balance(stage, customer);
        String key = VariantCustomer.newKey();
        long promised = LongStream.of(FIRST, SECOND)
                .filter(cents -> isPromised(customer.deposit(cents, key)))
                .sum();
        long booked = balance(stage, customer) - before;
        var wrong = new Violation("key " + key, "answered 201 for %d cents, booked %d".formatted(promised, booked));
        return List.of(new Verdict("I2", CLAIM, 2, promised == booked ? List.of() : List.of(wrong)));
    }

    private static boolean isPromised(ApiAnswer answer) {
        return answer.status() == 201;
    }

    private static long balance(VariantSystem stage, VariantCustomer customer) {
        return stage.store(USERS).number("select balance_cents from ledger_account where id = ?", customer.id());
    }

    @Override
    public String story() {
        return "two deposits of different amounts are sent under one key";
    }
}
