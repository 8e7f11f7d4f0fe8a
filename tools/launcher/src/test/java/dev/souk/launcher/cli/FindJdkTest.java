package dev.souk.launcher.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which JDK `souk` and `mvnw` take, of folders that look like some. */
@EnabledOnOs(OS.LINUX)
class FindJdkTest {

    @TempDir
    private Path temporary;

    @ParameterizedTest
    @ValueSource(strings = {"25", "25.0.0", "25.0.2", "26.0.1", "27", "17.0.15", "1.8.0_402"})
    void aJdkWhoseThreadsCanHangOrThatIsOfAnotherVersionGivesWayToAnother(String version) throws IOException {
        String other = jdk("25.0.3");

        assertThat(find(jdk(version), other)).isEqualTo(other + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"25.0.3", "25.0.10"})
    void theJdkInJavaHomeIsTakenFirst(String version) throws IOException {
        String chosen = jdk(version);

        assertThat(find(chosen, jdk("25.0.4"))).isEqualTo(chosen + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"24.0.1", "26.0.1"})
    void withoutAnotherOneItIsTakenWithAWarning(String other) throws IOException {
        String only = jdk("25.0.2");

        assertThat(find(only, jdk(other)))
                .startsWith("Virtual threads of the JDK in " + only + " can hang (JDK-8369227)")
                .endsWith("\n" + only + "\n");
    }

    /** The toolchain of the build takes no newer one: Maven would end with another message. */
    @ParameterizedTest
    @ValueSource(strings = {"21.0.8", "26.0.1", "27"})
    void withoutAnyItSaysWhatToInstall(String version) throws IOException {
        assertThat(find(jdk(version), jdk("24.0.1"))).startsWith("Souk needs a JDK 25 and found none");
    }

    private String jdk(String version) throws IOException {
        Path home = Files.createDirectories(temporary.resolve("jdk-" + version));
        Files.createDirectories(home.resolve("bin"));
        assertThat(Files.createFile(home.resolve("bin/javac")).toFile().setExecutable(true))
                .isTrue();
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home.toString();
    }

    /** What the script prints, which finds none of this machine. */
    private String find(String javaHome, String jdkHome) throws IOException {
        String script = Files.readString(
                        SourceTree.containing(Path.of("")).root().resolve(".mvn/find-jdk.sh"))
                .replace("command -v javac", "false")
                .replace("/usr/lib/jvm/* /opt/java/*", "");
        var builder = new ProcessBuilder("/bin/sh", "-c", script);
        builder.environment().remove("JAVA_HOME_25_X64");
        builder.environment().remove("JAVA_HOME_25_ARM64");
        builder.environment().put("HOME", temporary.resolve("home").toString());
        builder.environment().put("JAVA_HOME", javaHome);
        builder.environment().put("JDK_HOME", jdkHome);
        return new String(
                builder.redirectErrorStream(true).start().getInputStream().readAllBytes(), UTF_8);
    }
}
