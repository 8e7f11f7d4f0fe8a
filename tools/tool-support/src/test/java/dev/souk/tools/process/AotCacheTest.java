package dev.souk.tools.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.souk.tools.client.SoukClient;
import dev.souk.tools.file.LogFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class AotCacheTest {

    @Test
    void anInterruptOfTheTrainingEndsItsProgram(@TempDir Path folder) throws Exception {
        var log = new LogFile(folder.resolve("training.log"));
        var program = new Command(List.of("/bin/sh", "-c", "echo $$; exec sleep 300"), folder, Map.of(), log);
        var cache = new AotCache(folder.resolve("app.aot"));
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            silent.setSoTimeout(10_000);
            String url = "http://127.0.0.1:%s/".formatted(silent.getLocalPort());
            Thread training = Thread.startVirtualThread(
                    () -> cache.train(program, () -> SoukClient.status(url) == 200, () -> {}));
            await().until(() -> !log.tail(1, 0).isEmpty());
            long pid = Long.parseLong(log.tail(1, 0).getFirst());
            try (var _ = silent.accept()) {
                training.interrupt();

                assertThat(training.join(Duration.ofSeconds(30))).isTrue();
            }
            await().until(() -> ProcessHandle.of(pid).isEmpty());
        }
    }
}
