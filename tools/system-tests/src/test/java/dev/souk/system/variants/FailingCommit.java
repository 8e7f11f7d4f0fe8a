package dev.souk.system.variants;

import static dev.souk.launcher.topology.Topology.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.observe.Verdict;
import java.util.List;

/** The last statement of a checkout fails as on a full disk, so that its transaction is rolled back. */
final class FailingCommit implements Scenario {

    @Override
    public List<Verdict> play(VariantSystem stage) {
        VariantCustomer customer = stage.customer();
        String item = stage.item(5);
        ServiceDatabase store = stage.store(ORDERS);
        store.run("""
                create function disk_is_full() returns trigger language plpgsql as $$
                begin
                    raise exception 'could not extend file: No space left on device' using errcode = 'disk_full';
                end $$
                """);
        store.run("""
                create trigger disk_is_full before insert on idempotency_key
                for each row execute function disk_is_full()
                """);
        assertThat(customer.tryOrder(item, 1).status()).isGreaterThanOrEqualTo(500);
        store.run("drop trigger disk_is_full on idempotency_key");
        store.run("drop function disk_is_full");
        return List.of();
    }

    @Override
    public String story() {
        return "the disk is full when a checkout stores its answer, so that all of it is rolled back";
    }
}
