package dev.souk.common.core;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishMessagesTest {

    private final Locale locale = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(locale);
    }

    record Named(@Size(min = 1_000) String name) {}

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "ar-EG", "tr", "en"})
    void messagesAreEnglishWhateverTheServersLanguage(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        var configuration = Validation.byDefaultProvider().configure();
        new CoreAutoConfiguration().messagesInEnglish().customize(configuration);

        try (var factory = configuration.buildValidatorFactory()) {
            assertThat(factory.getValidator().validate(new Named("a")))
                    .extracting(violation -> violation.getMessage())
                    .containsExactly("size must be between 1000 and 2147483647");
        }
    }
}
