package dev.souk.system.budget;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.souk.system.repository.Repository;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The figures of these files for which there are budgets, and of documents. */
record Measurement(List<SourceFile> files) {

    private static final String WORDS = "words of ";

    /** The figure with this name: {@code lines of FOLDER...}, {@code words of PAGE...}, or one of those below. */
    int of(String name) {
        return switch (name) {
            case "types in a package" -> typesInAPackage();
            case "lines of a file" -> max(files.stream().map(SourceFile::lines));
            case "lines of a method" -> max(files.stream().map(SourceFile::longestMethod));
            case "package chain" -> longestChain();
            case "names declared twice" -> namesDeclaredTwice();
            default -> name.startsWith(WORDS) ? words(name.substring(WORDS.length())) : lines(name);
        };
    }

    private int lines(String name) {
        List<String> folders = List.of(name.replaceFirst("lines of ", "").split(" "));
        return files.stream()
                .filter(file -> folders.stream().anyMatch(file.path()::startsWith))
                .mapToInt(SourceFile::lines)
                .sum();
    }

    /** As {@code wc -w} counts them. */
    private static int words(String pages) {
        return Stream.of(pages.split(" "))
                .map(page -> Repository.read(Repository.ROOT.resolve(page)))
                .mapToInt(text -> text.strip().split("\\s+").length)
                .sum();
    }

    private int typesInAPackage() {
        Map<String, Integer> types = new HashMap<>();
        files.forEach(file -> types.merge(file.folder(), file.types().size(), Integer::sum));
        return max(types.values().stream());
    }

    private int namesDeclaredTwice() {
        Map<String, Long> uses =
                files.stream().flatMap(file -> file.types().stream()).collect(groupingBy(name -> name, counting()));
        return (int) uses.values().stream().filter(count -> count > 1).count();
    }

    /** Packages of which each imports the next. Cycles are forbidden by another test, and would not end here. */
    private int longestChain() {
        Set<String> own = files.stream().map(SourceFile::packageName).collect(toSet());
        Map<String, Set<String>> imports = new HashMap<>();
        files.forEach(file -> file.imports().stream()
                .filter(own::contains)
                .filter(other -> !other.equals(file.packageName()))
                .forEach(other -> imports.computeIfAbsent(file.packageName(), _ -> new HashSet<>())
                        .add(other)));
        Map<String, Integer> known = new HashMap<>();
        return max(own.stream().map(one -> chain(one, imports, known)));
    }

    private static int chain(String from, Map<String, Set<String>> imports, Map<String, Integer> known) {
        Integer length = known.get(from);
        if (length == null) {
            Set<String> next = imports.getOrDefault(from, Set.of());
            length = 1 + max(next.stream().map(other -> chain(other, imports, known)));
            known.put(from, length);
        }
        return length;
    }

    private static int max(Stream<Integer> figures) {
        return figures.max(Comparator.naturalOrder()).orElse(0);
    }
}
