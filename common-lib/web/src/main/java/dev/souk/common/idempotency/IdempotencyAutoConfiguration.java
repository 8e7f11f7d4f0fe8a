package dev.souk.common.idempotency;

import dev.souk.common.database.Retention;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Idempotency keys for every controller method that takes a {@link IdempotentExecution}. */
@AutoConfiguration
@EnableConfigurationProperties(IdempotencyProperties.class)
@Import({Idempotency.class, IdempotencyRecordRepository.class, IdempotentExecutionResolver.class})
class IdempotencyAutoConfiguration {

    @Bean
    Retention idempotencyRetention(JdbcClient jdbc, IdempotencyProperties properties) {
        return new Retention(jdbc, "idempotency_key", "created_at", properties.lifetime());
    }
}
