package dev.souk.testing.infrastructure;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Points a service under test at the run's infrastructure and gives each context consumers of its own. */
public final class InfrastructureInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Infrastructure infrastructure = Infrastructure.get();
        Infrastructure.Database database = infrastructure.newDatabase();
        TestPropertyValues.of(
                        "spring.datasource.url=" + database.jdbcUrl(),
                        "spring.datasource.username=" + database.user(),
                        "spring.datasource.password=" + database.password(),
                        "spring.flyway.user=" + database.owner(),
                        "spring.flyway.password=" + database.ownerPassword(),
                        "spring.kafka.bootstrap-servers=" + infrastructure.bootstrapServers(),
                        "spring.kafka.security.protocol=PLAINTEXT",
                        // every context has an empty database, and so reads the topics for itself
                        "spring.kafka.consumer.group-id=" + database.user(),
                        "eureka.client.enabled=false",
                        "souk.discovery.deregistration-delay=0ms")
                .applyTo(context);
    }
}
