package dev.souk.common.database;

import dev.souk.testing.infrastructure.Infrastructure;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One connection to a database with the common library's tables. */
public final class MigratedConnection extends SingleConnectionDataSource {

    /** Creates the tables. */
    public MigratedConnection(Infrastructure.Database database) {
        super(database.jdbcUrl(), database.user(), database.password(), true);
        Flyway.configure()
                .dataSource(this)
                .locations("classpath:db/common")
                .load()
                .migrate();
    }
}
