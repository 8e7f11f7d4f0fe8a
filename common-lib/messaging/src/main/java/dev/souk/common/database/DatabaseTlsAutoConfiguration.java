package dev.souk.common.database;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * TLS to the database, for each connection: those of the pool, of the relay, and those that listen for notifications.
 * All read {@link JdbcConnectionDetails}; the migrations have a URL of their own, in {@code souk-messaging.yml}.
 */
@AutoConfiguration
@Profile("tls")
class DatabaseTlsAutoConfiguration {

    @Bean
    static BeanPostProcessor encryptedConnections(Environment environment) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof JdbcConnectionDetails plain
                        ? new EncryptedConnectionDetails(
                                plain, environment.getRequiredProperty("souk.database-parameters"))
                        : bean;
            }
        };
    }
}
