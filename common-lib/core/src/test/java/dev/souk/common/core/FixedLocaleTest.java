package dev.souk.common.core;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.StandardEnvironment;

class FixedLocaleTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai", "fa-IR"})
    void anApplicationHasTheSameLocaleOnEveryMachine(String locale) {
        Locale.setDefault(Locale.forLanguageTag(locale));

        try (var _ = new SpringApplicationBuilder(Empty.class)
                .web(WebApplicationType.NONE)
                .run()) {
            assertThat(Locale.getDefault(Locale.Category.FORMAT)).isEqualTo(Locale.ENGLISH);
            assertThat(Locale.getDefault()).isEqualTo(Locale.ENGLISH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "ar-EG", "tr", "en"})
    void messagesOfValidationAreEnglishWhateverTheServersLanguage(String language) {
        Locale.setDefault(Locale.forLanguageTag(language));
        new FixedLocale().postProcessEnvironment(new StandardEnvironment(), new SpringApplication());

        try (var validation = Validation.buildDefaultValidatorFactory()) {
            assertThat(validation.getValidator().validate(new Named("a")))
                    .extracting(violation -> violation.getMessage())
                    .containsExactly("size must be between 1000 and 2147483647");
        }
    }

    static class Empty {}

    record Named(@Size(min = 1_000) String name) {}
}
