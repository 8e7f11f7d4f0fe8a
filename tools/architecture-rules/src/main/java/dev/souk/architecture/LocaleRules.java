package dev.souk.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Text is the same wherever a JVM runs: nothing depends on the default locale without saying so. */
final class LocaleRules {

    private static final Set<String> OF_THE_DEFAULT = Set.of(
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.util.Locale.getDefault()",
            "java.util.Locale.getDefault(java.util.Locale$Category)",
            "java.util.Scanner.<init>(java.io.InputStream)",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
            "java.time.format.DateTimeFormatterBuilder.toFormatter()");

    private LocaleRules() {}

    static ArchRule localesAreNamed() {
        return noClasses()
                .should()
                .accessTargetWhere(DescribedPredicate.describe("is of the default locale", LocaleRules::isOfTheDefault))
                .as("letter case, dates and numbers name their locale");
    }

    private static boolean isOfTheDefault(JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        boolean formatOrCollator = access.getTargetOwner().getPackageName().equals("java.text")
                && access.getTarget().getName().matches("get.*Instance|<init>|format")
                && !access.getTargetOwner().getSimpleName().equals("Normalizer");
        return OF_THE_DEFAULT.contains(target) || (formatOrCollator && !target.contains("Locale"));
    }

    /** {@code %d} has the digits of the default locale, {@code %s} of a number never. */
    static ArchRule formatsAreTheSameInEachLocale() {
        return noClasses()
                .should(Conditions.of("format by the default locale", LocaleRules::formatsByTheDefault))
                .as("a format without a locale has no conversion that depends on it, as %d and %.1f do");
    }

    private static boolean formatsByTheDefault(JavaClass type) {
        return type.getSource()
                .map(source -> ClassFile.of().parse(bytes(Path.of(source.getUri()))).methods().stream()
                        .anyMatch(method -> new FormattingMethod(method).dependsOnTheLocale()))
                .orElse(false);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<ArchRule> all() {
        return List.of(localesAreNamed(), formatsAreTheSameInEachLocale());
    }
}
