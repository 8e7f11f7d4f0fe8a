package dev.souk.system.check;

import dev.souk.launcher.report.LauncherException;
import dev.souk.system.check.books.MoneyBook;
import dev.souk.system.check.books.MoneyBook.Person;
import dev.souk.system.observe.Findings;
import dev.souk.system.observe.Topics;
import dev.souk.system.observe.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** I12: no e-mail, name, password or token in any topic, log or trace. */
final class PrivacyRules {

    /** What {@code souk up --detach} says to whoever started it, the admin's login among it. */
    private static final String OWN_OUTPUT = "launcher";

    private PrivacyRules() {}

    static Stream<Verdict> judge(Evidence evidence) {
        return Stream.of(topics(evidence.topics(), evidence.books().money()));
    }

    private static Verdict topics(Topics topics, MoneyBook book) {
        var findings = new Findings("I12", "no e-mail, name, password or token in any topic");
        var personal = new PersonalData(names(book), 1);
        topics.all().forEach(event -> {
            String subject = "event %s at %s".formatted(event.id(), event.place());
            personal.in(event.value())
                    .ifPresentOrElse(
                            what -> findings.expect(false, subject, "has %s in its value", what),
                            () -> findings.expect(true, subject, ""));
            personal.in(event.headers())
                    .ifPresent(what -> findings.expect(false, subject, "has %s in its headers", what));
        });
        return findings.verdict();
    }

    /** The same for each line of each log of a folder. Of names only those of two words or more are looked for. */
    static Verdict logs(Path folder, MoneyBook book) {
        var findings = new Findings("I12", "no e-mail, name, password or token in any log");
        var personal = new PersonalData(names(book), 2);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(PrivacyRules::isLog).sorted().toList()) {
                lines(file, personal, findings);
            }
        } catch (IOException unreadable) {
            throw new LauncherException(
                    "Cannot read the logs in %s: %s".formatted(folder, unreadable.getMessage()), unreadable);
        }
        return findings.verdict();
    }

    private static boolean isLog(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && !name.startsWith(OWN_OUTPUT);
    }

    private static void lines(Path file, PersonalData personal, Findings findings) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, java.nio.charset.StandardCharsets.ISO_8859_1)) {
            int number = 0;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                number++;
                String what = personal.in(line).orElse("");
                findings.expect(what.isEmpty(), file.getFileName() + ":" + number, "has %s", what);
            }
        }
    }

    private static List<String> names(MoneyBook book) {
        return book.people().stream().map(Person::name).filter(Objects::nonNull).toList();
    }
}
