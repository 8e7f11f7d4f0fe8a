package dev.souk.common.core;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;

/** The clock and the id generator of a service; a test may replace either with a bean of its own. */
@AutoConfiguration
class CoreAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    IdGenerator idGenerator(Clock clock) {
        return new UuidV7(clock, new SecureRandom());
    }

    /** What callers see of Bean Validation has one language, as all other texts: neither theirs nor the server's. */
    @Bean
    ValidationConfigurationCustomizer messagesInEnglish() {
        return validation ->
                validation.messageInterpolator(new EnglishMessages(validation.getDefaultMessageInterpolator()));
    }
}
