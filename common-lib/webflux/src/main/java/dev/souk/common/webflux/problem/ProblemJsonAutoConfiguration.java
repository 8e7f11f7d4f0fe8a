package dev.souk.common.webflux.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Problems as JSON. */
@AutoConfiguration
class ProblemJsonAutoConfiguration {

    @Bean
    ProblemJson problemJson(JsonMapper json) {
        return new ProblemJson(json);
    }
}
