package dev.souk.launcher.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.UnreapedProcess;
import dev.souk.tools.checkout.SourceTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When the script `souk` builds: run in a copy of the source tree's layout, with a fake Maven and a fake Java. */
@DisabledOnOs(OS.WINDOWS)
class SoukScriptTest {

    private static final List<String> SERVICES =
            List.of("cart-service", "gateway-service", "order-service", "registry-service", "user-service");
    private static final String SHARED_PAGES = "gateway-service/src/main/resources/static/shop"; // with the console
    private static final FileTime OLD = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
    private static final FileTime BUILT = FileTime.from(Instant.parse("2026-01-02T00:00:00Z"));

    private final Path root;

    SoukScriptTest(@TempDir Path temporary) throws IOException {
        root = temporary;
        Files.copy(SourceTree.containing(Path.of("")).root().resolve("souk"), root.resolve("souk"));
        write("mvnw", "#!/bin/sh\necho \"built $*\"\n").toFile().setExecutable(true);
        write("jdk/bin/java", "#!/bin/sh\necho \"ran $*\"\n").toFile().setExecutable(true);
        write(".mvn/find-jdk.sh", "echo \"" + root + "/jdk\"\n");
        write("pom.xml", "");
        write("common-lib/src/main/java/Outbox.java", "");
        write("tools/console/src/main/java/Console.java", "");
        write("tools/tool-support/src/main/java/Await.java", "");
        write(SHARED_PAGES + "/theme.js", "");
        write("tools/launcher/pom.xml", "");
        write(
                "tools/launcher/commands.txt",
                "bench --help --with\nstatus --state\nup --detach --help --infrastructure --no-build --state --with\n");
        write("tools/launcher/target/launcher.jar", "", BUILT);
        for (String service : SERVICES) {
            write(service + "/pom.xml", "");
            write(service + "/src/test/java/SomeTest.java", "");
            writeService(service, service);
        }
    }

    @Test
    void nothingIsBuiltIfNoSourceIsNewer() throws IOException {
        assertThat(souk("up")).doesNotContain("built").contains("launcher.jar up");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", ".mvn/jvm.config", "common-lib/core/pom.xml"})
    void everythingIsBuiltAfterAChangeThatConcernsAll(String file) throws IOException {
        write(file, "changed", FileTime.from(Instant.now()));

        assertThat(souk("up"))
                .contains(
                        "-pl :launcher,:cart-service,:gateway-service,:order-service,:registry-service,:user-service");
        assertThat(souk("up")).doesNotContain("built");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tools/console/pom.xml", "tools/tool-support/pom.xml", SHARED_PAGES + "/theme.js"})
    void theLauncherIsBuiltAfterAChangeOfWhatItUses(String file) throws IOException {
        write(file, "changed", FileTime.from(Instant.now()));

        assertThat(souk("status")).contains("-pl :launcher -am");
    }

    @Test
    void onlyTheChangedServiceIsBuilt() throws IOException {
        write("cart-service/src/main/java/Cart.java", "changed", FileTime.from(Instant.now()));

        assertThat(souk("up")).contains("-pl :cart-service -am");
    }

    @Test
    void whatHadADeletedSourceIsBuilt() throws IOException {
        write("cart-service/src/main/java/Cart.java", "");
        assertThat(souk("up")).doesNotContain("built");

        Files.delete(root.resolve("cart-service/src/main/java/Cart.java"));

        assertThat(souk("up")).contains("-pl :cart-service -am");
    }

    @Test
    void aMissingJarIsBuilt() throws IOException {
        Files.delete(root.resolve("cart-service/target/cart-service-0.1.0.jar.original"));

        assertThat(souk("up")).contains("-pl :cart-service -am");
    }

    @Test
    void whatABuildHadNotWrittenToItsEndIsBuilt() throws IOException {
        Path executable = write(
                "cart-service/target/cart-service-0.1.0.jar",
                "the beginning of it",
                FileTime.from(BUILT.toInstant().plusSeconds(1)));
        assertThat(souk("up")).contains("-pl :cart-service -am");

        Files.delete(executable);
        assertThat(souk("up")).contains("-pl :cart-service -am");
    }

    @Test
    void ofAPartThatWasBuiltInTwoVersionsTheNewestCounts() throws IOException {
        writeService("optional/bff-service", "bff-service");
        write("optional/oidc/target/client/oidc-0.1.0.jar", "", BUILT);
        write("optional/oidc/target/client/oidc-0.2.0.jar", "", BUILT);

        assertThat(souk("up", "--with", "oidc")).doesNotContain("built").contains("launcher.jar up");
    }

    @Test
    void aChangedMessageBuildsTheServiceThatSendsIt() throws IOException {
        writeService("optional/grpc-service", "grpc-service");
        assertThat(souk("up", "--with", "grpc")).doesNotContain("built");

        write("optional/grpc-contracts/src/main/protobuf/order.proto", "changed", FileTime.from(Instant.now()));
        assertThat(souk("up", "--with", "grpc")).contains(":grpc-service");
    }

    @Test
    void aChangedTestIsNoReasonToBuild() throws IOException {
        write("cart-service/src/test/java/SomeTest.java", "changed", FileTime.from(Instant.now()));

        assertThat(souk("up")).doesNotContain("built");
    }

    @Test
    void otherCommandsBuildTheLauncherOnly() throws IOException {
        write("cart-service/pom.xml", "changed", FileTime.from(Instant.now()));

        assertThat(souk("status")).doesNotContain("built");
    }

    @Test
    void theBuildCanBeSwitchedOff() throws IOException {
        write("pom.xml", "changed", FileTime.from(Instant.now()));

        assertThat(souk("up", "--no-build")).doesNotContain("built").contains("up --no-build");
    }

    @Test
    void infrastructureNeedsTheRegistryOnly() throws IOException {
        write("pom.xml", "changed", FileTime.from(Instant.now()));

        assertThat(souk("up", "--infrastructure")).contains("-pl :launcher,:registry-service -am");
    }

    @Test
    void whileSoukIsBeingBuiltNoOtherCommandBuilds() throws IOException {
        Process builds = new ProcessBuilder("sh", "-c", "read souk").start();
        try {
            write(".souk/building", Long.toString(builds.pid()));
            write("pom.xml", "changed", FileTime.from(Instant.now()));

            assertThat(souk("up")).isEqualTo("Souk is being built. `./souk down` stops that.\n");
            assertThat(souk("status")).doesNotContain("built").contains("launcher.jar status");
            Files.delete(root.resolve("tools/launcher/target/launcher.jar"));
            assertThat(souk("status")).isEqualTo("Souk is being built. `./souk down` stops that.\n");
        } finally {
            builds.destroy();
        }
    }

    @Test
    void aBuildThatWasKilledIsOverAlsoIfAnotherProgramHasItsProcessId() throws IOException {
        write(".souk/building", Long.toString(ProcessHandle.current().pid()));
        write("pom.xml", "changed", FileTime.from(Instant.now()));

        assertThat(souk("up")).contains("built", "launcher.jar up");
    }

    /** As in a container, where the first process is the script each time. */
    @ParameterizedTest
    @ValueSource(strings = {"up", "down"})
    void aBuildThatWasKilledIsOverAlsoIfThisCommandHasItsProcessId(String command) throws IOException {
        write("pom.xml", "changed", FileTime.from(Instant.now()));
        Files.createDirectories(root.resolve(".souk"));
        Process script = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "echo $$ > \"$0/.souk/building\"; exec /bin/sh \"$0/souk\" \"$1\"",
                        root.toString(),
                        command)
                .redirectErrorStream(true)
                .start();

        assertThat(output(script)).contains("launcher.jar " + command).doesNotContain("being built", "has stopped");
    }

    @Test
    void aBuildThatHasEndedIsOverWhereNobodyReadsItsExitCode() throws IOException {
        Path script = write("souk-that-ends", "#!/bin/sh\n"); // the system names its process so
        script.toFile().setExecutable(true);
        try (var ended = UnreapedProcess.of(script.toString())) {
            write(".souk/building", Long.toString(ended.pid()));
            write("pom.xml", "changed", FileTime.from(Instant.now()));

            assertThat(souk("up")).contains("built", "launcher.jar up");
        }
    }

    @Test
    void ofTwoCommandsThatStartAtTheSameTimeOneBuilds() throws IOException {
        write("mvnw", "#!/bin/sh\necho builds\nfor _ in $(seq 300); do [ -e refused ] && exit; sleep 0.1; done\n")
                .toFile()
                .setExecutable(true);
        for (int round = 0; round < 5; round++) {
            Files.deleteIfExists(root.resolve("refused"));
            write("pom.xml", "changed", FileTime.from(Instant.now()));
            Process both = new ProcessBuilder(
                            "sh",
                            "-c",
                            "up() { \"$0\" up || : > \"${0%/*}/refused\"; }; up & up; wait",
                            root.resolve("souk").toString())
                    .redirectErrorStream(true)
                    .start();

            assertThat(output(both)).containsOnlyOnce("builds").containsOnlyOnce("Souk is being built.");
        }
    }

    @Test
    void aLostTerminalStopsABuild() throws IOException {
        assertStopsABuild(up -> new ProcessBuilder("sh", "-c", "kill -s HUP " + up.pid()).start());
    }

    @Test
    void ofTwoCommandsThatBuildAtTheSameTimeOneDoes() throws IOException {
        write("mvnw", "#!/bin/sh\n./souk up\necho built\n").toFile().setExecutable(true);
        write("pom.xml", "changed", FileTime.from(Instant.now()));

        assertThat(souk("up"))
                .containsOnlyOnce("Souk is being built.")
                .containsOnlyOnce("\nbuilt\n")
                .containsOnlyOnce("launcher.jar up");
    }

    @Test
    void aLinkToItRunsWhatIsInItsOwnFolder() throws IOException {
        Path folder = Files.createDirectories(root.resolve("bin"));
        Path link = Files.createSymbolicLink(folder.resolve("souk"), root.resolve("souk"));
        Process process = new ProcessBuilder("/bin/sh", link.toString(), "status")
                .redirectErrorStream(true)
                .start();

        assertThat(output(process)).contains("launcher.jar status");
    }

    @Test
    void downStopsTheSystemAlsoIfABuildWouldFail() throws IOException {
        write("mvnw", "#!/bin/sh\nexit 1\n").toFile().setExecutable(true);
        write("tools/launcher/pom.xml", "changed", FileTime.from(Instant.now()));

        assertThat(souk("down")).contains("launcher.jar down");
    }

    @Test
    void aFolderThatCannotBeWrittenIsNotABuild() throws IOException {
        write("pom.xml", "changed", FileTime.from(Instant.now()));
        Files.createDirectories(root.resolve(".souk/building/not-empty"));

        assertThat(souk("up")).contains(".souk/building cannot be written.").doesNotContain("is being built");
    }

    @Test
    void downStopsABuild() throws IOException {
        assertStopsABuild(_ -> assertThat(souk("down")).isEqualTo("The build has stopped.\n"));
    }

    private void assertStopsABuild(ThrowingConsumer<Process> stop) throws IOException {
        write("mvnw", "#!/bin/sh\necho building\nexec sleep 300\n").toFile().setExecutable(true);
        write("pom.xml", "changed", FileTime.from(Instant.now()));
        Process up = start("up");
        try (BufferedReader output = up.inputReader()) {
            assertThat(output.readLine()).startsWith("Building");
            assertThat(output.readLine()).isEqualTo("building");

            stop.accept(up);

            assertThat(output.readLine()).isEqualTo("The build was stopped.");
            assertThat(up.onExit()).succeedsWithin(Duration.ofSeconds(10));
        }
        assertThat(root.resolve(".souk/building")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"upp", "up --detached", "up --wrong=1", "bench --with --tls --wrong"})
    void aWrongWordIsReportedBeforeABuild(String words) throws IOException {
        write("pom.xml", "changed", FileTime.from(Instant.now()));

        assertThat(souk(words.split(" ")))
                .startsWith("Unknown ")
                .contains("--help")
                .doesNotContain("built");
    }

    /** The options that a benchmark passes on to `up`. */
    @ParameterizedTest
    @ValueSource(strings = {"bench --with --tls", "bench --with=--tls"})
    void theValueOfAnOptionMayLookLikeAnOption(String words) throws IOException {
        for (String module : List.of("checker", "attacks", "experiments")) {
            write("lab/" + module + "/target/" + module + ".jar", "", BUILT);
            write("lab/" + module + "/pom.xml", "");
        }
        write("lab/bare-gateway/target/bare-gateway.jar.original", "", BUILT);
        write("pom.xml", "changed", FileTime.from(Instant.now()));

        assertThat(souk(words.split(" "))).doesNotContain("Unknown").contains("built", "experiments.jar bench");
    }

    @Test
    void helpNeedsNoServices() throws IOException {
        write("pom.xml", "changed", FileTime.from(Instant.now()));

        assertThat(souk("up", "--help")).contains("-pl :launcher -am").doesNotContain("-service");
    }

    @Test
    void theBuildIsMarkedWhileItRuns() throws IOException {
        write("mvnw", "#!/bin/sh\necho \"marked $(cat .souk/building)\"\n")
                .toFile()
                .setExecutable(true);
        write("pom.xml", "changed", FileTime.from(Instant.now()));

        assertThat(souk("up")).containsPattern("marked \\d+");
        assertThat(root.resolve(".souk/building")).doesNotExist();
    }

    /** Maven's wrapper ends at once if a variable that it uses is not set. */
    @Test
    void aBuildNeedsNoHome() throws IOException {
        write("mvnw", "#!/bin/sh\nset -eu\necho \"Maven is in ${MAVEN_USER_HOME:-${HOME}/.m2}\"\n")
                .toFile()
                .setExecutable(true);
        write("pom.xml", "changed", FileTime.from(Instant.now()));

        assertThat(output(start(Map.of(), "up"))).contains("Maven is in " + root + "/.souk/.m2\n", "launcher.jar up");
    }

    @Test
    void mavenIsInTheHomeOfWhoHasOneOrWhereTheyWantIt() throws IOException {
        write("mvnw", "#!/bin/sh\necho \"Maven is in $MAVEN_USER_HOME\"\n")
                .toFile()
                .setExecutable(true);

        write("pom.xml", "changed", FileTime.from(Instant.now()));
        assertThat(output(start(Map.of("HOME", "/home/ada"), "up"))).contains("Maven is in /home/ada/.m2\n");

        write("pom.xml", "changed again", FileTime.from(Instant.now()));
        assertThat(output(start(Map.of("HOME", "/home/ada", "MAVEN_USER_HOME", "/maven"), "up")))
                .contains("Maven is in /maven\n");
    }

    private void writeService(String folder, String name) throws IOException {
        write(folder + "/target/" + name + "-0.1.0.jar.original", "", BUILT);
        write(folder + "/target/" + name + "-0.1.0.jar", "", OLD); // its fixed time
    }

    private Path write(String file, String text) throws IOException {
        return write(file, text, OLD);
    }

    private Path write(String file, String text, FileTime time) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.setLastModifiedTime(Files.writeString(path, text), time);
        for (Path folder = path.getParent(); folder != null && !folder.equals(root); folder = folder.getParent()) {
            Files.setLastModifiedTime(folder, OLD);
        }
        return path;
    }

    private String souk(String... arguments) throws IOException {
        return output(start(arguments));
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), UTF_8);
    }

    private Process start(String... arguments) throws IOException {
        return start(System.getenv(), arguments);
    }

    /** With these variables for the folders of the user. */
    private Process start(Map<String, String> environment, String... arguments) throws IOException {
        var builder = new ProcessBuilder("/bin/sh", root.resolve("souk").toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().keySet().removeAll(Set.of("HOME", "MAVEN_USER_HOME"));
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).start();
    }
}
