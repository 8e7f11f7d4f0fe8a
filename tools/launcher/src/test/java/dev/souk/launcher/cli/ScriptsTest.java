package dev.souk.launcher.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code souk} and {@code souk.cmd} have to say alike; SoukScriptTest runs the first, no test the second. */
class ScriptsTest {

    private final String shell;
    private final String batch;

    ScriptsTest() throws IOException {
        Path root = SourceTree.containing(Path.of("")).root();
        shell = Files.readString(root.resolve("souk"));
        batch = Files.readString(root.resolve("souk.cmd"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "-X[\\w:+]+|-Dsouk[\\w.-]+", // of the JVM
                "(?<=mvnw|mvnw\\.cmd)( -[\\w.=]+)+", // of Maven
                "(?<=[\"'* ])--(?:no-build|infrastructure|help|version)\\b|(?<=[\"'* (])-[hV]\\b",
                "(?:tools|lab|optional)[/\\\\](?:launcher|checker|attacks|bare-gateway|storefront-service|grpc-service)|registry-service",
                "Unknown (?:command|option)|lists what there is|Souk is being built"
            })
    void bothScriptsHaveTheSame(String words) {
        Set<String> inShell = all(words, shell);

        assertThat(inShell).isNotEmpty().isEqualTo(all(words, batch));
    }

    @Test
    void bothBuildMoreForTheSameCommands() {
        Set<String> inShell = shell.lines()
                .filter(line -> line.matches("  [a-z |]+\\) (module=|started=|if ).*"))
                .flatMap(line -> Pattern.compile("[a-z]+(?=[ )|])")
                        .matcher(line.substring(0, line.indexOf(')') + 1))
                        .results())
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(inShell)
                .hasSizeGreaterThan(3)
                .isEqualTo(all("(?<=\"%~1\"==\")[a-z]+|(?<=in \\()[a-z ]+(?=\\) do if \"%~1\")", batch));
    }

    @Test
    void aLauncherInTheBackgroundHasTheHeapOfOneInTheTerminal() {
        assertThat(shell).containsPattern("(?m)^heap=.* -Xmx%dm\"$".formatted(DetachedLauncher.HEAP));
    }

    private static Set<String> all(String words, String script) {
        return Pattern.compile(words)
                .matcher(script)
                .results()
                .map(found -> found.group().replace('\\', '/').strip())
                .flatMap(found -> Pattern.compile(" ").splitAsStream(found))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
