package dev.souk.system.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingReaderTest {

    @ParameterizedTest
    @CsvSource({
        "[B, byte[]",
        "[[J, long[][]",
        "[Ljava.lang.Object;, java.lang.Object[]",
        "java.lang.String, java.lang.String"
    })
    void anArrayIsNamedAsInSourceCode(String recorded, String name) {
        assertThat(RecordingReader.readable(recorded)).isEqualTo(name);
    }
}
