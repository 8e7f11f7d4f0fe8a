package dev.souk.common.idempotency;

import dev.souk.common.problem.ProblemWriter;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Idempotency keys for every controller method that takes a {@link Once}. */
@AutoConfiguration
@EnableConfigurationProperties(IdempotencyProperties.class)
class IdempotencyAutoConfiguration {

    private static final int SWEEP_LIMIT = 5_000;

    @Bean
    AnswerStore answerStore(JdbcClient jdbc, JsonMapper json) {
        return new AnswerStore(jdbc, json);
    }

    @Bean
    WebMvcConfigurer onceArguments(
            AnswerStore store, JsonMapper json, ProblemWriter problems, TransactionOperations transaction) {
        var idempotency = new Idempotency(store, new AnswerRenderer(json, problems), transaction);
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new OnceResolver(idempotency));
            }
        };
    }

    @Bean
    SchedulingConfigurer idempotencySweep(AnswerStore store, IdempotencyProperties properties) {
        return tasks -> tasks.addFixedDelayTask(new FixedDelayTask(
                () -> store.deleteOlderThan(properties.lifetime(), SWEEP_LIMIT),
                properties.sweepInterval(),
                properties.sweepInterval()));
    }
}
