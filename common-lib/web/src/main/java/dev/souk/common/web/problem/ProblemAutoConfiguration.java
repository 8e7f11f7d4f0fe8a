package dev.souk.common.web.problem;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** Problems for every error of a service. */
@AutoConfiguration
@Import({ProblemHandler.class, UnknownFieldsAdvice.class})
class ProblemAutoConfiguration {

    @Bean
    UnknownFields unknownFields() {
        return new UnknownFields();
    }

    @Bean
    ProblemWriter problemWriter(JsonMapper json) {
        return new ProblemWriter(json);
    }
}
