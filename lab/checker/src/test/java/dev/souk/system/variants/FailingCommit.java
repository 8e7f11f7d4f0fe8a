package dev.souk.system.variants;

import static dev.souk.launcher.api.Topology.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.check.Verdict;
import dev.souk.system.observe.Database;
import java.util.List;

/** The last statement of a checkout fails as on a full disk, so that its transaction is rolled back. */
final class FailingCommit implements Scenario {

    @Override
    public List<Verdict> run(VariantSystem system) {
        VariantCustomer customer = system.customer();
        String item = system.item(5);
        Database database = system.ownedDatabase(ORDERS);
        database.execute("create sequence disk_was_full"); // it also counts what is rolled back
        database.execute("""
                create function disk_is_full() returns trigger language plpgsql as $$
                begin
                    perform nextval('disk_was_full');
                    raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
                end $$
                """);
        database.execute("""
                create trigger disk_is_full before insert on idempotency_key
                for each row execute function disk_is_full()
                """);
        VariantSystem.until("a checkout to reach its last statement", () -> {
            assertThat(customer.tryOrder(item, 1).status()).isGreaterThanOrEqualTo(500);
            return database.column("select is_called from disk_was_full").equals(List.of("t"));
        });
        database.execute("drop trigger disk_is_full on idempotency_key");
        database.execute("drop function disk_is_full");
        database.execute("drop sequence disk_was_full");
        return List.of();
    }

    @Override
    public String description() {
        return "the disk is full when a checkout stores its response, so that all of it is rolled back";
    }
}
