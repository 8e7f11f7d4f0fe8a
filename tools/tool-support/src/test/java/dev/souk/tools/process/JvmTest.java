package dev.souk.tools.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.tools.file.LogFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JvmTest {

    private static final List<String> SHOW = List.of("-XshowSettings:locale", "-version");

    private final Path folder;

    JvmTest(@TempDir Path temporary) {
        folder = temporary;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=tr -Duser.country=TR",
                "-Duser.language=ar -Duser.country=EG -Duser.extensions=u-nu-arab",
                "-Duser.language=th -Duser.extensions=u-ca-buddhist",
                "-Duser.language=sr -Duser.script=Latn -Duser.variant=EKAVSK"
            })
    void aProcessHasOneLocaleWhateverItsUserPrefers(String options) {
        new Command(Jvm.command(16, SHOW), folder, Map.of("JAVA_TOOL_OPTIONS", options), log()).run("java", "");

        assertThat(log().path()).content().contains("default locale = English\n", "default format locale = English\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ü", "日本", "a b"})
    @DisabledOnOs(OS.WINDOWS)
    void aProcessCanNameEachFile(String name) {
        Path file = folder.resolve(name);
        var command = new Command(
                List.of(
                        "/bin/sh",
                        "-c",
                        "exec \"$0\" -cp \"$1\" -XshowSettings:properties -version",
                        Jvm.program("java").toString(),
                        file.toString()),
                folder,
                Map.of(),
                log());
        command.run("java", "");

        assertThat(log().path()).content().contains(file.toString(), "sun.jnu.encoding = UTF-8");
    }

    private LogFile log() {
        return new LogFile(folder.resolve("log"));
    }
}
