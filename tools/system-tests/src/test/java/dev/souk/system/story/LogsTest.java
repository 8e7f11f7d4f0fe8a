package dev.souk.system.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T19:42:57.097Z ERROR order-service: the relay has ended",
                "[2026-11-21 19:42:57,097] ERROR [ERROR] in the broker",
                "2026-11-21 19:42:57.097 UTC [23384] ERROR:  duplicate key value violates unique constraint",
                "2026-11-21 19:42:57.097 UTC [23384] FATAL:  terminating connection due to idle-in-transaction timeout",
                "2026-11-21 19:42:57.097 UTC [23384] FATAL:  terminating connection due to administrator command",
                "2026-11-21 19:42:57.097 UTC [23384] PANIC:  could not write to file"
            })
    void anErrorOfAnyProcessIsFound(String line) throws IOException {
        Files.writeString(folder.resolve("a.log"), "2026-11-21T19:42:57.096Z  INFO ready\n" + line + "\n");
        assertThat(Logs.errors(folder)).containsExactly("a.log: " + line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21 19:42:57.097 UTC [23384] FATAL:  the database system is starting up",
                "2026-11-21 19:42:57.097 UTC [23384] FATAL:  terminating autovacuum process due to administrator command"
            })
    void whatPostgresWritesAtEachStartAndStopIsNoError(String line) throws IOException {
        Files.writeString(folder.resolve("postgres.log"), line + "\n");
        assertThat(Logs.errors(folder)).isEmpty();
    }

    @Test
    void aConsumerThatLostItsPartitionsOnABusyMachineIsNoError() throws IOException {
        Files.writeString(
                folder.resolve("a.log"),
                "2026-11-23T17:51:37.188Z ERROR 1487 --- [order-service] [kafka-1] [] o.s.k.l.KafkaMessageListenerContainer"
                        + " : Fatal commit error after revocation [souk.users-0, souk.users-1]\n");
        assertThat(Logs.errors(folder)).isEmpty();
    }
}
