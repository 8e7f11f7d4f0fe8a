package dev.souk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Holds the classes of one module to the architecture rules. A module extends it with an empty class
 * {@code ArchitectureTest}; the classes that are checked are those compiled beside that class's own test classes.
 */
@TestInstance(Lifecycle.PER_CLASS) // reads the classes once
public abstract class SoukArchitecture {

    private static final String ROOT = "dev.souk";
    private static final String DIRTY = "org.springframework.test.annotation.DirtiesContext";

    /** Each context takes seconds; what a test changes, it changes back. */
    static final ArchRule CONTEXTS_ARE_SHARED = CompositeArchRule.of(
                    noClasses().should().beAnnotatedWith(DIRTY))
            .and(noMethods().should().beAnnotatedWith(DIRTY))
            .as("no test throws its application context away");

    private final JavaClasses classes;

    /** Imports the classes of the module in which the subclass stands. */
    protected SoukArchitecture() {
        classes = new ClassFileImporter().importPath(testClasses(getClass()).resolveSibling("classes"));
    }

    @Test
    void theModuleHasClasses() {
        String name = getClass().getPackageName();
        assertTrue(
                classes.stream().anyMatch(type -> type.getPackageName().startsWith(name)),
                () -> "No classes of " + name + " were found; compile the module first");
    }

    @TestFactory
    Stream<DynamicTest> rules() {
        return all(ROOT).stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }

    @Test
    void contextsOfTestsAreShared() {
        CONTEXTS_ARE_SHARED.check(new ClassFileImporter().importPath(testClasses(getClass())));
    }

    /** Every rule for the main classes, for the packages under {@code root}. */
    static List<ArchRule> all(String root) {
        Stream<ArchRule> sameInAllModules = Stream.of(NamingRules.class, TimeRules.class, WebRules.class)
                .flatMap(rules -> Stream.of(rules.getDeclaredFields()))
                .filter(field -> field.getType().equals(ArchRule.class))
                .map(field -> (ArchRule) assertDoesNotThrow(() -> field.get(null)));
        return Stream.of(
                        new ModuleRules(root).all().stream(),
                        sameInAllModules,
                        Stream.of(GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION))
                .flatMap(rules -> rules)
                .toList();
    }

    private static Path testClasses(Class<?> test) {
        URL location = test.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(URI.create(location.toString()));
    }
}
