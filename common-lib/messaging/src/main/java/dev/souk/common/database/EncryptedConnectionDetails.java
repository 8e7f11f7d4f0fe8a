package dev.souk.common.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** A database whose connections are encrypted: the same with parameters of the driver at the end of the URL. */
record EncryptedConnectionDetails(JdbcConnectionDetails plain, String parameters) implements JdbcConnectionDetails {

    @Override
    public String getJdbcUrl() {
        return plain.getJdbcUrl() + "?" + parameters;
    }

    @Override
    public @Nullable String getUsername() {
        return plain.getUsername();
    }

    @Override
    public @Nullable String getPassword() {
        return plain.getPassword();
    }

    @Override
    public String getDriverClassName() {
        return plain.getDriverClassName();
    }
}
