package dev.souk.launcher.cli;

import dev.souk.launcher.control.FolderLock;
import dev.souk.launcher.control.RunState;
import dev.souk.launcher.control.RunState.Phase;
import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.file.LogFile;
import dev.souk.tools.process.Await;
import dev.souk.tools.process.Jvm;
import dev.souk.tools.process.LogTail;
import dev.souk.tools.process.OperatingSystem;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs `souk up` in a background launcher and prints its output until it is ready. */
record DetachedLauncher(StateFolder state, PrintWriter out) {

    private static final Duration TIMEOUT = Duration.ofMinutes(30);
    /** In MiB, as in the scripts: more would not be used, and not be given back either. */
    static final int HEAP = 40;
    /** Set for the launcher in the background. */
    static final String DETACHED = "souk.detached";

    /** Spans and log lines of the console have the same attributes many times. */
    private static final List<String> SMALL_HEAP = List.of(
            "-Xms12m",
            "-Xmn4m",
            "-XX:+UseStringDeduplication",
            "-XX:-ExitOnOutOfMemoryError"); // a request that is too large for the heap fails, and the shop goes on

    /** Returns 0 once the system is ready, and 1 if it could not be started or is not ready within half an hour. */
    int up(List<String> arguments) throws IOException {
        try (FileChannel _ = FolderLock.takeToLaunch(state)) {
            return launch(arguments);
        }
    }

    private int launch(List<String> arguments) throws IOException {
        LogFile log = state.log("launcher");
        log.rotate(); // which creates its folder
        Files.newOutputStream(log.path()).close(); // an older build has written passwords
        Files.deleteIfExists(log.old());
        LogTail output = LogTail.fromNow(log.path());
        Process launcher = start(arguments, log.path().toFile());
        boolean decided = Await.atMost(TIMEOUT).until(() -> {
            output.more().forEach(out::println);
            out.flush();
            return !launcher.isAlive() || isReady(launcher);
        });
        output.more().forEach(out::println);
        if (!decided) {
            out.println(
                    "Souk is not ready after " + TIMEOUT.toMinutes() + " min, and goes on; `./souk down` ends that.");
        }
        return decided && launcher.isAlive() ? 0 : 1;
    }

    private boolean isReady(Process launcher) {
        return RunState.read(state)
                .filter(runState -> runState.phase() == Phase.RUNNING && runState.pid() == launcher.pid())
                .isPresent();
    }

    private static Process start(List<String> arguments, File log) {
        var words = new ArrayList<>(SMALL_HEAP);
        words.addAll(List.of(
                "-Dsouk.checkout=" + System.getProperty("souk.checkout", ""),
                "-D" + DETACHED + "=true",
                "-cp",
                System.getProperty("java.class.path"),
                SoukCommand.class.getName()));
        words.addAll(arguments.stream()
                .filter(argument -> !argument.startsWith("--detach")) // or --detach=true
                .toList());
        try {
            return new ProcessBuilder(OperatingSystem.detached(Jvm.command(HEAP, words)))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
        } catch (IOException e) {
            throw new ToolException("Cannot start a launcher in the background: " + e.getMessage(), e);
        }
    }
}
