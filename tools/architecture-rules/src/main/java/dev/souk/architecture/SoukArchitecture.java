package dev.souk.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.net.URISyntaxException;
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

    @TestFactory
    Stream<DynamicTest> rulesOfTests() {
        JavaClasses tests = new ClassFileImporter().importPath(testClasses(getClass()));
        return TestRules.all().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(tests)));
    }

    /** Every rule for the main classes, for the packages under {@code root}. */
    static List<ArchRule> all(String root) {
        return Stream.of(
                        new ModuleRules(root).all(),
                        NamingRules.all(),
                        TimeRules.all(),
                        LocaleRules.all(),
                        WiringRules.all(),
                        WebRules.all())
                .flatMap(List::stream)
                .toList();
    }

    private static Path testClasses(Class<?> test) {
        try {
            return Path.of(
                    test.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
