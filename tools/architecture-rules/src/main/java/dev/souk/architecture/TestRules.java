package dev.souk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.List;

/** A test starts quickly. */
final class TestRules {

    private static final String DIRTY = "org.springframework.test.annotation.DirtiesContext";

    private TestRules() {}

    /** Each context takes seconds; what a test changes, it changes back. */
    static ArchRule contextsAreShared() {
        return CompositeArchRule.of(noClasses().should().beAnnotatedWith(DIRTY).allowEmptyShould(true))
                .and(methods().should().notBeAnnotatedWith(DIRTY).allowEmptyShould(true))
                .as("no test throws its application context away");
    }

    static List<ArchRule> all() {
        return List.of(contextsAreShared());
    }
}
