package dev.souk.system.browser;

import dev.souk.tools.process.OperatingSystem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The Chromium of this machine and its driver, as a distribution installs them. */
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private Chromium() {}

    static boolean isInstalled() {
        return driver().isPresent() && program().isPresent();
    }

    static ChromeDriver start(Path downloads, Path temporary) {
        var options = new ChromeOptions();
        options.setBinary(program().orElseThrow().toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--hide-scrollbars");
        String folder = downloads.toAbsolutePath().toString();
        options.setExperimentalOption("prefs", Map.of("download.default_directory", folder));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver().orElseThrow().toFile())
                .withEnvironment(Map.of("TMPDIR", temporary.toString()))
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Optional<Path> driver() {
        return OperatingSystem.program("chromedriver");
    }

    private static Optional<Path> program() {
        return NAMES.stream()
                .flatMap(name -> OperatingSystem.program(name).stream())
                .findFirst();
    }
}
