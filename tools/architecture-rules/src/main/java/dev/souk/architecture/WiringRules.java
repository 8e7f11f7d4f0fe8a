package dev.souk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** A class states in its constructor what it needs. */
final class WiringRules {

    private WiringRules() {}

    static ArchRule noFieldIsInjected() {
        return fields().should()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .andShould()
                .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .andShould()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .andShould()
                .notBeAnnotatedWith("jakarta.annotation.Resource")
                .as("dependencies are injected into constructors, not into fields")
                .allowEmptyShould(true);
    }

    static List<ArchRule> all() {
        return List.of(noFieldIsInjected());
    }
}
