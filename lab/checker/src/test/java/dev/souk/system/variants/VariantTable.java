package dev.souk.system.variants;

import dev.souk.system.check.Report;
import dev.souk.system.check.Verdict;
import dev.souk.system.check.Verdict.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The results as a Markdown table. */
final class VariantTable {

    /** Of an id the last four digits are printed. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{8}([0-9a-f]{4})");

    private final List<String> rows = new ArrayList<>();

    void add(Variant variant, Report report) {
        List<String> others = report.broken().stream()
                .filter(invariant -> !invariant.equals(variant.invariant()))
                .toList();
        rows.add("| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        variant.slug(),
                        variant.part().name(),
                        variant.scenario().description(),
                        variant.invariant(),
                        seen(variant, report),
                        others.isEmpty() ? "–" : String.join(", ", others)));
    }

    private static String seen(Variant variant, Report report) {
        return report.verdicts().stream()
                .filter(verdict -> !verdict.holds() && verdict.invariant().equals(variant.invariant()))
                .findFirst()
                .map(VariantTable::first)
                .orElse("not caught");
    }

    private static String first(Verdict verdict) {
        Violation violation = verdict.violations().getFirst();
        return ID.matcher(violation.subject() + ": " + violation.detail())
                .replaceAll("…$1")
                .replace("|", "\\|");
    }

    String table() {
        return rows.stream().sorted().collect(Collectors.joining("\n", """
                        | variant | in | provoked by | breaks | as the checker says | also |
                        | --- | --- | --- | --- | --- | --- |
                        """, "\n"));
    }
}
