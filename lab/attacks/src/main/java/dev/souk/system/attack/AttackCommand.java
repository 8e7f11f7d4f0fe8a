package dev.souk.system.attack;

import static java.util.function.Predicate.not;

import dev.souk.launcher.api.Souk;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.cli.ToolCommand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** `souk attack`: exit code 0 if every attack is refused, else 1, with what got through or was not answered. */
@Command(name = "attack", description = "Attacks the shop through its gateway, and reports what gets through.")
public final class AttackCommand extends ToolCommand {

    /** Revocation is promised within five seconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private static final int USERS = 40;

    @Option(names = "--state", paramLabel = "DIR", description = "Folder of the running system; default .souk.")
    private @Nullable Path folder;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "The gateway of another system. Only of one that you may attack.")
    private @Nullable String gateway;

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description = "Access tokens of " + USERS + " users, a line each, if another provider has the logins.")
    private @Nullable Path users;

    /** Runs the command alone. */
    public static void main(String[] arguments) {
        System.exit(souk(new AttackCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        String shop = gateway;
        List<Path> logs = List.of();
        if (shop == null) {
            StateFolder state = SourceTree.stateFolder(folder);
            shop = Souk.LAUNCHER.running(state).status().gateway();
            logs = List.of(state.logs());
        }
        List<String> tokens = users == null ? List.of() : tokens(users);
        AttackReport report = AttackReport.of(url(shop), logs, tokens, TIMEOUT, attack -> tell(attack + " …"));
        report.lines().forEach(this::print);
        return report.through().isEmpty() && report.unanswered().isEmpty() ? 0 : 1;
    }

    private static List<String> tokens(Path file) throws IOException {
        List<String> tokens =
                Files.readAllLines(file).stream().filter(not(String::isBlank)).toList();
        if (tokens.size() < USERS) {
            throw new ToolException("%s has %s tokens, the attacks need %s.".formatted(file, tokens.size(), USERS));
        }
        return tokens;
    }

    private static URI url(String text) {
        if (!text.matches("https?://[\\w.:-]+/*")) {
            throw new ToolException("'%s' is not a URL such as http://localhost:8080.".formatted(text));
        }
        return URI.create(text.replaceFirst("/+$", ""));
    }
}
