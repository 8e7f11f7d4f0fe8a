package dev.souk.system.profile;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.StateFolder;
import dev.souk.tools.process.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import one.convert.Arguments;
import one.convert.JfrToFlame;

/** Records a process for some seconds and draws what it did. */
public record Profiler(StateFolder state, Clock clock) {

    /** How much later the JVM ends a recording by itself. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** Marked when the page opens, with its share of the whole. */
    private static final String OWN_CODE = "^dev\\.souk\\.";

    /**
     * A finished profile.
     *
     * @param page the file with the flame graph
     * @param text the methods with the largest shares, in lines
     */
    public record Result(Path page, List<String> text) {}

    /**
     * Records the process; returns when the flame graph is written.
     *
     * @throws ToolException if the process ends meanwhile, cannot be recorded, or does nothing
     */
    public Result profile(ProfiledProcess process, ProfileType type, Duration duration) throws IOException {
        long pid = process.handle().pid();
        try {
            FlightRecording.requireNone(pid);
            Path folder = state.emptyTemporary("profile-" + process.name());
            try (var recording = FlightRecording.start(pid, type, folder, duration.plus(MARGIN))) {
                Duration before = process.cpuTime();
                if (Await.atMost(duration).until(() -> !process.handle().isAlive())) {
                    throw ended(process);
                }
                Duration used = process.cpuTime().minus(before);
                Path file = recording.stop();
                Profile profile = Profile.read(file, type);
                if (profile.samples() == 0) {
                    throw idle(process);
                }
                String title = "%s: %s in %s s".formatted(process.name(), type.label(), duration.toSeconds());
                return new Result(keep(draw(title, type, file), process), profile.text(title, used));
            }
        } catch (ToolException failure) {
            throw process.handle().isAlive() ? failure : ended(process);
        }
    }

    /** One HTML page without references to others, drawn by async-profiler's converter. */
    private static Path draw(String title, ProfileType type, Path recording) throws IOException {
        Path page = recording.resolveSibling("page.html");
        var words = new ArrayList<>(List.of("--title", title, "--highlight", OWN_CODE, "--dot", "--norm"));
        words.addAll(type.converterOptions());
        JfrToFlame.convert(recording.toString(), page.toString(), new Arguments(words.toArray(String[]::new)));
        return page;
    }

    /** Renames the finished page, so that an interrupted command leaves no half of one. */
    private Path keep(Path page, ProfiledProcess process) throws IOException {
        String time = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
        String name = "%s-%s.html".formatted(process.name().replace('#', '-'), time);
        Path target = Files.createDirectories(state.profiles()).resolve(name);
        return Files.move(page, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ToolException ended(ProfiledProcess process) {
        return new ToolException("%s (pid %s) ended while it was recorded. `./souk logs %1$s` may say why."
                .formatted(process.name(), process.handle().pid()));
    }

    private static ToolException idle(ProfiledProcess process) {
        return new ToolException("%s did nothing meanwhile: there is nothing to draw. `./souk demo` gives it some work."
                .formatted(process.name()));
    }
}
