package dev.souk.user.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.souk.common.database.Retention;
import dev.souk.testing.infrastructure.Infrastructure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A column is renamed in three releases; instances of two of them use the same table at the same time. */
class ColumnRenameIT {

    private static final String BEFORE = "3";
    private static final String EXPANDED = "4";
    private static final String CONTRACTED = "9";
    private static final Network HOME = new Network("home");
    private static final Network WORK = new Network("work");

    private final Infrastructure.Database database = Infrastructure.get().newDatabase();
    private final JdbcClient jdbc =
            JdbcClient.create(new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
    private final KnownNetworksOfTheLastRelease lastRelease = new KnownNetworksOfTheLastRelease(jdbc);
    private final KnownNetworkRepository thisRelease = new KnownNetworkRepository(jdbc);

    @BeforeEach
    void theTableIsThatOfTheLastRelease() {
        migrateTo(BEFORE);
    }

    @Test
    void whatTheLastReleaseStoredIsKnownToThisOne() {
        UUID account = account("ada@souk.example");
        lastRelease.remember(account, "ada@souk.example", HOME);

        migrateTo(EXPANDED);

        assertThat(thisRelease.isKnown("ada@souk.example", HOME)).isTrue();
        assertThat(differing()).isZero();
    }

    @Test
    void bothReleasesWriteTheSameRowsAtTheSameTime() {
        UUID account = account("ada@souk.example");
        migrateTo(EXPANDED);

        CompletableFuture.allOf(
                        hundredTimes(call -> lastRelease.remember(account, "ada@souk.example", network(call))),
                        hundredTimes(
                                call -> thisRelease.remember(account, "none", "ada@souk.example", network(call + 50))))
                .join();

        assertThat(differing()).isZero();
        assertThat(rows())
                .isBetween(1, 2 * KnownNetworkRepository.MAX_NETWORKS); // deleted after each insert, concurrently
        thisRelease.remember(account, "none", "ada@souk.example", HOME);
        assertThat(rows()).isEqualTo(KnownNetworkRepository.MAX_NETWORKS);
    }

    @Test
    void anUpdateOfEitherReleaseIsSeenByTheOther() {
        UUID account = account("ada@souk.example");
        migrateTo(EXPANDED);
        lastRelease.remember(account, "ada@souk.example", HOME);

        lastRelease.age(100);
        assertThat(differing()).isZero();
        thisRelease.remember(account, "none", "ada@souk.example", HOME);
        assertThat(differing()).isZero();
        assertThat(ageInDays("last_login")).isZero();

        lastRelease.age(100);
        new Retention(jdbc, "known_network", "last_used_at", Duration.ofDays(90)).sweep();
        assertThat(rows()).isZero();
    }

    @Test
    void theColumnIsDroppedWhenNoInstanceUsesIt() {
        UUID account = account("ada@souk.example");
        migrateTo(EXPANDED);
        lastRelease.remember(account, "ada@souk.example", HOME);

        migrateTo(CONTRACTED);

        assertThat(thisRelease.isKnown("ada@souk.example", HOME)).isTrue();
        thisRelease.remember(account, "none", "ada@souk.example", WORK);
        assertThat(rows()).isEqualTo(2);
        assertThatThrownBy(() -> lastRelease.remember(account, "ada@souk.example", WORK))
                .isInstanceOf(BadSqlGrammarException.class)
                .hasMessageContaining("last_login");
    }

    /** A defect in this release is no reason to wait: instances of the last one start again. */
    @Test
    void theLastReleaseStartsOnTheTableOfThisOne(@TempDir Path itsMigrations) throws IOException {
        UUID account = account("ada@souk.example");
        migrateTo(EXPANDED);
        thisRelease.remember(account, "none", "ada@souk.example", HOME);

        try (var files =
                Files.newDirectoryStream(Path.of("src/main/resources/db/migration"), "V[1-" + BEFORE + "]__*")) {
            for (Path file : files) {
                Files.copy(file, itsMigrations.resolve(file.getFileName()));
            }
        }
        flyway("filesystem:" + itsMigrations).load().migrate();

        lastRelease.remember(account, "ada@souk.example", WORK);
        assertThat(rows()).isEqualTo(2);
        assertThat(differing()).isZero();
    }

    private void migrateTo(String version) {
        flyway("classpath:db/migration", "classpath:db/next-release")
                .target(version)
                .load()
                .migrate();
    }

    private FluentConfiguration flyway(String... migrations) {
        return Flyway.configure()
                .dataSource(database.jdbcUrl(), database.owner(), database.ownerPassword())
                .placeholders(Map.of("runtime_role", database.user()))
                .locations(Stream.concat(Stream.of("classpath:db/common"), Stream.of(migrations))
                        .toArray(String[]::new));
    }

    private static CompletableFuture<Void> hundredTimes(IntConsumer call) {
        return CompletableFuture.runAsync(
                () -> IntStream.range(0, 100).forEach(call), // with two processors, the common pool has one thread
                Thread::startVirtualThread);
    }

    private static Network network(int number) {
        return new Network("network-" + number);
    }

    private UUID account(String email) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into account (id, email, name, password_hash, role) values (?, ?, 'Ada', 'none', 'CUSTOMER')")
                .params(id, email)
                .update();
        return id;
    }

    /** Rows whose two columns are not equal. */
    private int differing() {
        return number("select count(*) from known_network where last_login is distinct from last_used_at");
    }

    private int rows() {
        return number("select count(*) from known_network");
    }

    private int ageInDays(String column) {
        return number("select extract(day from clock_timestamp() - %s)::integer from known_network".formatted(column));
    }

    private int number(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
