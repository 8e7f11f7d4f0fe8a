package dev.souk.system.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Souk;
import dev.souk.launcher.api.SoukOptions;
import dev.souk.launcher.api.SoukStatus.AdminAccount;
import dev.souk.system.check.CheckCommand;
import dev.souk.system.repository.Repository;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.client.Call;
import dev.souk.tools.client.Json;
import dev.souk.tools.client.Reply;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.demo.DemoScenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the chapters of alerts tell an operator to type works, from top to bottom, on a system of its own. */
@Tag("lab")
class RunbookIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final List<String> SERVICES = List.of("user-service", "cart-service", "order-service");
    /** One that is a link leads to the page of an optional part, which has tests of its own. */
    private static final Pattern COMMAND = Pattern.compile("(?<!\\[)`\\./souk ([^`]+)`");

    private static final Pattern CONSOLE = Pattern.compile("`curl -s 'http://localhost:8079([^']+)'`");
    private static final Pattern READ = Pattern.compile("`GET (/[^`]+)`");

    /** What starts the system of the test, and does not end. */
    private static final String UP = "up";

    private static final String ANY_SERVICE = "{service}";

    /** The chapters for who is on call; those that follow start systems of their own. */
    private final String runbook = Repository.read(Repository.ROOT.resolve("docs/operations.md"))
            .replaceFirst("(?s)\\n## Troubleshooting\\n.*", "");

    private final Path state;

    RunbookIT(@TempDir Path temporary) {
        state = temporary.resolve(".souk");
    }

    @Test
    void everyCommandAndEveryRequestOfTheRunbookSucceeds() {
        SoukOptions options = SoukOptions.isolated(SourceTree.containing(Path.of("")), state);
        try (RunningSouk souk = Souk.LAUNCHER.launch(options, _ -> {})) {
            String order = new DemoScenario(souk.gateway()).run().paid().orderId();

            assertThat(commands()).hasSizeGreaterThan(8).allSatisfy(this::succeeds);
            String token = logIn(souk); // after the commands, one of which replaces the keys
            assertThat(requests(order))
                    .hasSizeGreaterThan(7)
                    .allSatisfy(path -> succeeds(souk.gateway(), Call.get(path).withToken(token)));
            assertThat(found(CONSOLE))
                    .isNotEmpty()
                    .allSatisfy(path -> succeeds(souk.status().console(), Call.get(path)));
        }
    }

    /** In the order of the runbook, which adds the instance before it looks at it; what it never ends ends at once. */
    private List<String> commands() {
        return found(COMMAND)
                .filter(command -> !command.equals(UP))
                .flatMap(RunbookIT::ofEachService)
                .map(command -> command.startsWith("roll ") ? command + " --no-build" : command)
                .distinct()
                .toList();
    }

    private List<String> requests(String order) {
        return found(READ)
                .map(path -> path.replace("/orders/{id}", "/orders/" + order))
                .flatMap(RunbookIT::ofEachService)
                .toList();
    }

    private static Stream<String> ofEachService(String text) {
        return text.contains(ANY_SERVICE)
                ? SERVICES.stream().map(service -> text.replace(ANY_SERVICE, service))
                : Stream.of(text);
    }

    private Stream<String> found(Pattern pattern) {
        return pattern.matcher(runbook).results().map(found -> found.group(1));
    }

    private void succeeds(String command) {
        var printed = new StringWriter();
        CommandLine souk = Souk.LAUNCHER.commandLine().addSubcommand(new CheckCommand());
        souk.setOut(new PrintWriter(printed, true));
        souk.setErr(new PrintWriter(printed, true));
        String[] words = (command + " --state " + state).split(" ");

        assertThat(souk.execute(words)).as("%s%n%s", command, printed).isZero();
    }

    private static String logIn(RunningSouk souk) {
        AdminAccount admin = souk.status().admin();
        String credentials =
                Json.MAPPER.writeValueAsString(Map.of("email", admin.email(), "password", admin.password()));
        return succeeds(souk.gateway(), Call.post("/sessions", credentials)).text("access_token");
    }

    private static Reply succeeds(String server, Call call) {
        try {
            return new SoukClient(server, TIMEOUT).send(call).expect(200);
        } catch (IOException unavailable) {
            throw new UncheckedIOException(unavailable);
        }
    }
}
