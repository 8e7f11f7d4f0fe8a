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

/** Records a process for some seconds and draws what it did. */
public record Profiler(StateFolder state, Clock clock) {

    /** How much later the JVM ends a recording by itself. */
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /**
     * Records the process; returns when the flame graph is written.
     *
     * @throws ToolException if the process ends meanwhile, cannot be recorded, or does nothing
     */
    public ProfileResult profile(ProfiledProcess process, ProfileType type, Duration duration) throws IOException {
        var jvm = new DiagnosticCommand(process.handle().pid());
        try {
            FlightRecording.requireNone(jvm);
            Path folder = state.emptyTemporary("profile-" + process.name());
            try (var recording = FlightRecording.start(jvm, type, folder, duration.plus(MARGIN))) {
                Duration before = process.cpuTime();
                if (Await.atMost(duration).until(() -> !process.handle().isAlive())) {
                    throw ended(process);
                }
                Duration used = process.cpuTime().minus(before);
                Profile profile = RecordingReader.read(recording.stop(), type).orElseThrow(() -> idle(process));
                String title = "%s: %s in %s s".formatted(process.name(), type.label(), duration.toSeconds());
                Path draft = Files.write(folder.resolve("page.html"), FlameGraphPage.html(title, profile));
                return new ProfileResult(keep(draft, process), ProfileText.lines(title, used, profile));
            }
        } catch (ToolException failure) {
            throw process.handle().isAlive() ? failure : ended(process);
        }
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
