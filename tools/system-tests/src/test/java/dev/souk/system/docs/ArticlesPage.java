package dev.souk.system.docs;

import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page that compares articles with the code, and what of it the code does not have. */
record ArticlesPage(Path file, String text) {

    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z0-9]+[A-Z]\\w*)`");
    private static final Pattern TYPE_LINK = Pattern.compile("\\[`(\\w+)`]\\([^)]*?([^/)]+)\\)");
    private static final Pattern TEST = Pattern.compile("`\\w+(Test|IT|Benchmark)`");
    private static final Pattern COMMAND = Pattern.compile("`\\./souk ([a-z]+)");
    private static final Pattern PART_LINK = Pattern.compile("]\\(([^)#:]*\\.md|)#([^)]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+?) \\| (.+?) \\| (.+?) \\| (.+?) \\|$");
    private static final Pattern JUDGEMENT =
            Pattern.compile("(?i)\\*\\*(right|half right|wrong|not here)\\*\\*|Only a title");
    private static final Pattern SUPPORT = Pattern.compile(TEST + "|\\[result]\\(\\S+\\.json\\)|^–$");

    /** Words that occur nowhere on the page; Latin ones are looked for as whole words, in either case. */
    List<String> missing(List<String> words) {
        return words.stream()
                .filter(word -> !Pattern.compile("(?i)(?<![a-z0-9])\\Q" + word + "\\E(?![a-z0-9])")
                        .matcher(text)
                        .find())
                .toList();
    }

    /** Links, classes, tests, commands and headings that do not exist. */
    List<String> broken() {
        return Stream.of(
                        References.broken(file, text).stream(),
                        otherTypes(),
                        unknownTypes(),
                        unknownCommands(),
                        unknownParts())
                .flatMap(faults -> faults)
                .toList();
    }

    /** Rows of four columns that do not judge what they quote, or that nothing holds. */
    List<String> openRows() {
        return ROW.matcher(text)
                .results()
                .filter(row -> !row.group(1).matches("word|-+"))
                .filter(row -> !isJudged(row) || !SUPPORT.matcher(row.group(4)).find())
                .map(row -> row.group(1))
                .toList();
    }

    private static boolean isJudged(MatchResult row) {
        return JUDGEMENT.matcher(row.group(1) + row.group(2)).find();
    }

    private Stream<String> otherTypes() {
        return TYPE_LINK
                .matcher(text)
                .results()
                .filter(link -> !link.group(2).equals(link.group(1) + ".java"))
                .map(MatchResult::group);
    }

    private Stream<String> unknownTypes() {
        Set<String> sources = Repository.find(path -> path.toString().endsWith(".java")).stream()
                .filter(path -> !isTest(path) || Repository.read(path).matches("(?s).*@(Parameterized)?Test\\b.*"))
                .map(path -> path.getFileName().toString())
                .collect(Collectors.toSet());
        return TYPE.matcher(text)
                .results()
                .map(name -> name.group(1))
                .filter(name -> !sources.contains(name + ".java"));
    }

    private static boolean isTest(Path source) {
        return TEST.matcher("`" + source.getFileName().toString().replace(".java", "`"))
                .matches();
    }

    /** A test compares that page with the code. */
    private Stream<String> unknownCommands() {
        String commands = Repository.read(Repository.ROOT.resolve("docs/command-line.md"));
        return COMMAND.matcher(text)
                .results()
                .map(command -> "souk " + command.group(1))
                .filter(command -> !commands.contains("\n## " + command + "\n"));
    }

    private Stream<String> unknownParts() {
        return PART_LINK
                .matcher(text)
                .results()
                .filter(link -> !parts(link.group(1)).contains(link.group(2)))
                .map(link -> link.group(1) + "#" + link.group(2));
    }

    /** As GitHub names the headings of a document. */
    private Set<String> parts(String document) {
        Map<String, Integer> seen = new HashMap<>();
        return HEADING.matcher(document.isEmpty() ? text : Repository.read(file.resolveSibling(document)))
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .map(name -> numbered(name, seen.merge(name, 1, Integer::sum)))
                .collect(Collectors.toSet());
    }

    private static String numbered(String name, int occurrence) {
        return occurrence == 1 ? name : name + "-" + (occurrence - 1);
    }
}
