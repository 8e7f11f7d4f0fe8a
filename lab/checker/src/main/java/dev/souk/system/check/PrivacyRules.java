package dev.souk.system.check;

import static dev.souk.system.check.Databases.USERS;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.souk.system.observe.Event;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** I12, without its traces: no e-mail, name, password or token in any topic, audit trail or log. */
final class PrivacyRules {

    static final String NAMES = "select name from account where name is not null";

    private static final String AUDIT = "select id, object from audit_event where object is not null";

    /** Of whoever: the name of a user may have been erased or changed since. No event has such a field. */
    private static final Pattern NAME_FIELD = Pattern.compile("(?i)\"\\w*name\"\\s*:");

    private final Verdict findings = new Verdict("I12", "no e-mail, name, password or token in any topic");
    private final Verdict audit = new Verdict("I12", "no e-mail, name, password or token in any audit trail");
    private final PersonalData personal;

    PrivacyRules(Databases databases) {
        var names = new ArrayList<String>();
        databases.forEach(USERS, NAMES, row -> names.add(row.getString(1)));
        this.personal = new PersonalData(names, 1);
        for (String service : databases.services()) {
            databases.forEach(service, AUDIT, row -> {
                String what = personal.in(Json.MAPPER.writeValueAsString(row.getString(2)))
                        .orElse("");
                String subject = "audit event %s of %s".formatted(row.getString(1), service);
                audit.expect(what.isEmpty(), subject, "has %s as its object", what);
            });
        }
    }

    void add(Event event) {
        String subject = "event %s at %s".formatted(event.id(), event.place());
        String what = personal.in(event.value()).orElse("");
        findings.expect(what.isEmpty(), subject, "has %s in its value", what);
        if (NAME_FIELD.matcher(event.value()).find()) {
            findings.expect(false, subject, "has a field for a name in its value");
        }
        personal.in(Json.MAPPER.writeValueAsString(List.of(String.valueOf(event.key()), event.headers())))
                .ifPresent(found -> findings.expect(false, subject, "has %s in its key or headers", found));
    }

    Stream<Verdict> verdicts() {
        return Stream.of(findings, audit);
    }

    /** The same for each line of each log of a folder. Names of a single word are common words there, and ignored. */
    static Verdict logs(Path folder, List<String> names) {
        var findings = new Verdict("I12", "no e-mail, name, password or token in any log");
        var personal = new PersonalData(names, 2);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                checkLines(file, personal, findings);
            }
        } catch (IOException failed) {
            throw new ToolException("Cannot read the logs in %s: %s".formatted(folder, failed.getMessage()), failed);
        }
        return findings;
    }

    private static void checkLines(Path file, PersonalData personal, Verdict findings) throws IOException {
        try (var reader = new LineNumberReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String what = personal.in(line).orElse("");
                findings.expect(what.isEmpty(), file.getFileName() + ":" + reader.getLineNumber(), "has %s", what);
            }
        }
    }
}
