package dev.souk.common.database;

import dev.souk.testing.infrastructure.Infrastructure;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One connection to a database with the common library's tables, with the role of a service. */
public final class MigratedConnection extends SingleConnectionDataSource {

    /** Creates the tables, as their owner. */
    public MigratedConnection(Infrastructure.Database database) {
        super(database.jdbcUrl(), database.user(), database.password(), true);
        Flyway.configure()
                .dataSource(database.jdbcUrl(), database.owner(), database.ownerPassword())
                .placeholders(Map.of("runtime_role", database.user()))
                .locations("classpath:db/common")
                .load()
                .migrate();
    }
}
