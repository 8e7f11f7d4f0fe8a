package dev.souk.common.idempotency;

import dev.souk.common.database.Retention;
import dev.souk.common.web.problem.ProblemWriter;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Idempotency keys for every controller method that takes a {@link IdempotentExecution}. */
@AutoConfiguration
@EnableConfigurationProperties(IdempotencyProperties.class)
class IdempotencyAutoConfiguration {

    @Bean
    IdempotencyRecordRepository idempotencyRecordRepository(JdbcClient jdbc, JsonMapper json) {
        return new IdempotencyRecordRepository(jdbc, json);
    }

    @Bean
    IdempotentExecutions idempotentExecutions(
            IdempotencyRecordRepository store,
            JsonMapper json,
            ProblemWriter problems,
            TransactionOperations transaction,
            IdempotencyProperties properties) {
        return new IdempotentExecutions(
                new Idempotency(store, new ResponseRenderer(json, problems), transaction, properties));
    }

    @Bean
    WebMvcConfigurer idempotentExecutionArguments(IdempotentExecutions executions) {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new IdempotentExecutionResolver(executions));
            }
        };
    }

    @Bean
    Retention idempotencyRetention(JdbcClient jdbc, IdempotencyProperties properties) {
        return Retention.of(jdbc, "idempotency_key", "created_at", properties.lifetime(), properties.sweepInterval());
    }
}
