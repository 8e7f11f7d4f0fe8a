package dev.souk.system.bench.baselines;

import dev.souk.launcher.api.Topology;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.AotCache;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.Fingerprint;
import dev.souk.tools.process.Jvm;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Spring Cloud Gateway with one route and nothing else, of the same version, with the JVM flags, the heap and the AOT
 * cache that Souk's gateway has.
 *
 * @param jar as built
 * @param folder where it is extracted, with its cache
 */
record BareGateway(Path jar, Path folder, LogFile log) {

    private static final String NAME = "bare-gateway";
    private static final int HEAP = Topology.GATEWAY.heap();
    private static final String CACHE = "app.aot";

    /** The gateway as the source tree has built it. */
    static BareGateway of(SourceTree source, StateFolder state) {
        Path jar = source.root().resolve("lab/%1$s/target/%1$s.jar".formatted(NAME));
        if (!Files.exists(jar)) {
            throw new ToolException("%s is not built.".formatted(jar));
        }
        Path folder = source.prepared().resolve(NAME + "-" + Fingerprint.ofJar(jar));
        return new BareGateway(jar, folder, state.log(NAME));
    }

    /** Starts it before the server with this port of the same machine. */
    Command command(int port, int backend) {
        return program(cache().use(), port, backend);
    }

    private Command program(List<String> options, int port, int backend) {
        var words = new ArrayList<>(options);
        words.addAll(List.of("-jar", NAME + ".jar", "--server.port=" + port, "--backend.port=" + backend));
        return new Command(Jvm.command(HEAP, words), folder, Map.of(), log);
    }

    /** Extracts it and trains its cache, unless that was done before. */
    void prepare() throws IOException {
        Path done = folder.resolve("prepared");
        if (Files.notExists(done)) {
            StateFolder.delete(folder);
            log.rotate();
            deleteOldBuilds();
            AotCache.extract(jar, folder, NAME + ".jar", log);
            train();
            Files.writeString(done, "");
        }
    }

    /** With the same requests as the services, which fail without a server behind. */
    private void train() {
        int port = Proxy.freePort();
        String url = "http://localhost:" + port;
        cache().train(
                        program(cache().training(), port, 1).atLowestPriority(),
                        () -> SoukClient.status(url) != 0,
                        () -> List.of("/items", "/orders", "/unknown").forEach(path -> SoukClient.status(url + path)));
    }

    private void deleteOldBuilds() throws IOException {
        File[] folders = folder.toFile().getParentFile().listFiles((_, name) -> name.startsWith(NAME + "-"));
        for (File old : folders == null ? new File[0] : folders) {
            if (!old.toPath().equals(folder)) {
                StateFolder.delete(old.toPath());
            }
        }
    }

    private AotCache cache() {
        return new AotCache(folder.resolve(CACHE));
    }
}
