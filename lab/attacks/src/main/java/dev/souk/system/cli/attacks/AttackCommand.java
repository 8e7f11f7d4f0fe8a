package dev.souk.system.cli.attacks;

import dev.souk.launcher.api.Souk;
import dev.souk.system.attack.AttackReport;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** `souk attack`: exit code 0 if every attack is refused, else 1, with what got through or was not answered. */
@Command(
        name = "attack",
        description = "Attacks the shop through its gateway, and reports what gets through.",
        mixinStandardHelpOptions = true)
public final class AttackCommand implements Callable<Integer> {

    /** Revocation is promised within five seconds. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--state", paramLabel = "DIR", description = "Folder of the running system; default .souk.")
    private @Nullable Path folder;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "The gateway of another system. Only of one that you may attack.")
    private @Nullable String gateway;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        AttackReport report = gateway == null ? attackRunning() : attack(url(gateway), List.of());
        report.lines().forEach(out::println);
        out.flush();
        return report.through().isEmpty() && report.unanswered().isEmpty() ? 0 : 1;
    }

    private AttackReport attackRunning() throws IOException {
        StateFolder state = SourceTree.stateFolder(folder);
        String url = Souk.running(state).status().gateway();
        return attack(url(url), List.of(state.logs()));
    }

    private AttackReport attack(URI url, List<Path> logs) throws IOException {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        return AttackReport.of(url, logs, TIMEOUT, attack -> {
            err.println(attack + " …");
            err.flush();
        });
    }

    private static URI url(String text) {
        if (!text.matches("https?://[\\w.:-]+/*")) {
            throw new ToolException("'%s' is not a URL such as http://localhost:8080.".formatted(text));
        }
        return URI.create(text.replaceFirst("/+$", ""));
    }
}
