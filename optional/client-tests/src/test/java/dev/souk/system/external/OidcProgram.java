package dev.souk.system.external;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.system.api.Program;
import dev.souk.system.repository.Npm;
import dev.souk.system.repository.Repository;
import dev.souk.tools.checkout.Certificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs for Node.js that log in by npm's {@code openid-client}, at a provider, and call a system. */
record OidcProgram(String issuer, RunningSouk souk) {

    static final Path FOLDER = Repository.ROOT.resolve("optional/oidc/node");
    static final String PASSWORD = "correct horse battery";
    static final Duration LIMIT = Duration.ofSeconds(60);

    /** Installs the packages. The test ends here where the programs cannot run, and says why. */
    static void assumeIsInstalled() throws IOException {
        Optional<String> missing = new Npm(FOLDER).install();
        missing.ifPresent(why -> System.out.println("SKIPPED, clients of OpenID Connect: " + why));
        assumeTrue(missing.isEmpty(), () -> "The client cannot run: " + missing.orElseThrow());
    }

    /** Logs in, orders, refreshes the token and logs out. */
    String story(String user) throws IOException, InterruptedException {
        return run("story.mjs", issuer, souk.gateway(), user, PASSWORD);
    }

    String token(String user) throws IOException, InterruptedException {
        return token(user, PASSWORD);
    }

    String token(String user, String password) throws IOException, InterruptedException {
        return tokens("", password, List.of(user)).getFirst();
    }

    /** With the value of {@code prompt} that the provider gets. */
    List<String> tokens(String prompt, List<String> users) throws IOException, InterruptedException {
        return tokens(prompt, PASSWORD, users);
    }

    List<String> tokens(String prompt, String password, List<String> users) throws IOException, InterruptedException {
        Stream<String> arguments = Stream.of("token.mjs", issuer, password, prompt);
        return run(Stream.concat(arguments, users.stream()).toArray(String[]::new))
                .lines()
                .toList();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        Path certificates = souk.status().certificates();
        Map<String, String> variables = certificates == null
                ? Map.of()
                : Map.of(
                        "NODE_EXTRA_CA_CERTS",
                        new Certificates(certificates).authority().toString());
        Path output = Files.createDirectories(FOLDER.resolve("target"))
                .resolve("story-%s.log".formatted(ProcessHandle.current().pid())); // others run tests with it, too
        List<String> command =
                Stream.concat(Stream.of("node"), Stream.of(arguments)).toList();
        return new Program(FOLDER, output, variables, command).run(LIMIT);
    }
}
