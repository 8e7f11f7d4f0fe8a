package dev.souk.common.outbox.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.common.database.MigratedConnection;
import dev.souk.common.outbox.Shards;
import dev.souk.testing.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class ShardLocksIT {

    private final Infrastructure.Database database = Infrastructure.get().newDatabase();

    @AutoClose
    @SuppressWarnings("UnusedVariable") // its tables are those of the sessions
    private final MigratedConnection tables = new MigratedConnection(database);

    private final List<SingleConnectionDataSource> sessions = new ArrayList<>();

    @AfterEach
    void endSessions() {
        sessions.forEach(SingleConnectionDataSource::close);
    }

    @Test
    void oneInstanceOwnsAllShards() {
        ShardLocks alone = join();
        alone.rebalance();

        assertThat(alone.owned()).hasSize(Shards.COUNT);
    }

    @Test
    void aSecondInstanceGetsHalfOfThem() {
        ShardLocks first = join();
        first.rebalance();
        ShardLocks second = join();
        second.rebalance();
        assertThat(second.owned()).as("all are taken").isEmpty();

        first.rebalance();
        second.rebalance();

        assertThat(first.owned()).hasSize(8);
        assertThat(second.owned()).hasSize(8).doesNotContainAnyElementsOf(first.owned());
    }

    @Test
    void whoLeavesItsShardsGetsThemBackLaterUnlessItIsAlone() {
        ShardLocks stuck = join();
        stuck.rebalance();
        assertThat(stuck.leave()).isFalse();
        assertThat(stuck.owned()).hasSize(Shards.COUNT);
        ShardLocks other = join();

        assertThat(stuck.leave()).isTrue();
        other.rebalance();
        assertThat(stuck.owned()).isEmpty();
        assertThat(stuck.isAlone()).isFalse();
        assertThat(other.owned()).hasSize(Shards.COUNT);
        assertThat(other.isAlone()).isTrue();

        stuck.rebalance();
        other.rebalance();
        stuck.rebalance();
        assertThat(stuck.owned()).hasSize(8);
    }

    @Test
    void everyShardHasExactlyOneOwner() {
        List<ShardLocks> relays = List.of(join(), join(), join());
        for (int round = 0; round < 3; round++) {
            relays.forEach(ShardLocks::rebalance);
            assertThat(all(relays)).doesNotHaveDuplicates();
        }

        assertThat(all(relays)).hasSize(Shards.COUNT);
    }

    @Test
    void otherInstancesTakeOverTheShardsOfADeadOne() {
        ShardLocks first = join();
        ShardLocks second = join();
        first.rebalance();
        second.rebalance();

        sessions.getFirst().close();

        await("the server to notice").untilAsserted(() -> {
            second.rebalance();
            assertThat(new HashSet<>(second.owned())).hasSize(Shards.COUNT);
        });
    }

    @Test
    void twoServicesWithSchemasOfTheirOwnInOneDatabaseOwnAllTheirShards() {
        addSchema("other");
        ShardLocks one = join();
        ShardLocks another = join("other");

        one.rebalance();
        another.rebalance();

        assertThat(one.owned()).hasSize(Shards.COUNT);
        assertThat(another.owned()).hasSize(Shards.COUNT);
        assertThat(another.isAlone()).isTrue();
    }

    /** With an outbox, as another service has it. */
    private void addSchema(String name) {
        JdbcClient owner = JdbcClient.create(
                new DriverManagerDataSource(database.jdbcUrl(), database.owner(), database.ownerPassword()));
        owner.sql("create schema " + name).update();
        owner.sql("create table %s.outbox (like public.outbox)".formatted(name)).update();
        owner.sql("grant usage on schema %s to %s".formatted(name, database.user()))
                .update();
    }

    private static List<Integer> all(List<ShardLocks> relays) {
        return relays.stream()
                .flatMap(relay -> Set.copyOf(relay.owned()).stream())
                .toList();
    }

    private ShardLocks join() {
        return join("public");
    }

    private ShardLocks join(String schema) {
        var session = new SingleConnectionDataSource(database.jdbcUrl(), database.user(), database.password(), true);
        session.setSchema(schema);
        sessions.add(session);
        return new ShardLocks(JdbcClient.create(session));
    }
}
