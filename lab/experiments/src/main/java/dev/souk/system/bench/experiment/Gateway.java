package dev.souk.system.bench.experiment;

import dev.souk.launcher.api.RunningSouk;
import dev.souk.launcher.api.Topology;
import dev.souk.system.bench.load.HttpAddress;
import dev.souk.tools.ToolException;
import dev.souk.tools.client.SoukClient;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.ChildProcess;
import dev.souk.tools.process.Command;
import dev.souk.tools.process.Jvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.IOUtils;

/** A gateway before the static server, and its processes, of nginx also the workers. */
record Gateway(String name, HttpAddress address, SystemProcesses processes) {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    static Gateway of(RunningSouk souk) {
        var processes = SystemProcesses.of(souk.status().of(Topology.GATEWAY));
        return new Gateway("Souk's gateway", HttpAddress.plain(souk.gateway()), processes);
    }

    /** The static server itself. */
    static Gateway none(int backend) {
        var address = HttpAddress.plain("http://127.0.0.1:" + backend);
        return new Gateway("the call without a gateway", address, new SystemProcesses(Map.of()));
    }

    /** Spring Cloud Gateway with one route and nothing else, with the JVM flags and the heap of Souk's gateway. */
    static Gateway bare(ExperimentRun run, int backend) throws IOException {
        Path jar = run.arguments().source().root().resolve("lab/bare-gateway/target/bare-gateway.jar");
        int port = ScriptedSystem.PORTS.next();
        var words = List.of("-jar", jar.toString(), "--server.port=" + port, "--backend.port=" + backend);
        return start(run, "bare Spring Cloud Gateway", port, Jvm.command(Topology.GATEWAY.heap(), words));
    }

    /** The program on the PATH, with the configuration beside this class. */
    static Gateway nginx(ExperimentRun run, Path program, int backend) throws IOException {
        int port = ScriptedSystem.PORTS.next();
        Path folder = Files.createDirectories(run.folder("nginx"));
        Path configuration = folder.resolve("nginx.conf");
        String text = IOUtils.resourceToString("/dev/souk/system/bench/experiment/nginx.conf", StandardCharsets.UTF_8);
        Files.writeString(configuration, text.replace("BACKEND", "" + backend).replace("PORT", "" + port));
        var words = List.of(program.toString(), "-p", folder.toString(), "-c", "nginx.conf", "-e", "error.log");
        return start(run, "nginx", port, words);
    }

    /** Returns when it forwards requests. It is stopped with the systems. */
    private static Gateway start(ExperimentRun run, String name, int port, List<String> words) throws IOException {
        Path folder = Files.createDirectories(run.folder(name.replace(' ', '-')));
        var log = new LogFile(folder.resolve("gateway.log"));
        ChildProcess process = new Command(words, folder, Map.of(), log).start();
        run.stopAtEnd(() -> process.stop(TIMEOUT));
        String url = "http://127.0.0.1:" + port;
        Await.atMost(TIMEOUT).until(() -> !process.isAlive() || forwards(url));
        if (!forwards(url)) {
            throw new ToolException("%s does not forward requests:%n%s".formatted(name, log.excerpt(0)));
        }
        return new Gateway(name, HttpAddress.plain(url), new SystemProcesses(Map.of(process.pid(), name)));
    }

    private static boolean forwards(String url) {
        return SoukClient.status(url + "/items") == 200;
    }
}
