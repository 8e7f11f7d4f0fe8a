package dev.souk.system.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.FileSystemUtils;

/**
 * A Chromium without a window.
 *
 * @param temporary a folder for what it writes; deleted at the end
 */
public record Browser(ChromeDriver driver, Path temporary) implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int MAX_TABS = 200;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** The test ends here where a Chromium and its driver are not on the path. */
    public static void assumeIsInstalled() {
        assumeThat(Chromium.isInstalled())
                .as("chromium and chromedriver are installed (Debian: apt-get install chromium-driver)")
                .isTrue();
    }

    /** A new one without cookies and storage, which writes its screenshots into {@code target/screenshots}. */
    public static Browser open() throws IOException {
        Files.createDirectories(SCREENSHOTS);
        // Of what Chromium puts there, it leaves some when it ends.
        Path temporary = Files.createTempDirectory("souk-browser-");
        return new Browser(Chromium.start(SCREENSHOTS, temporary), temporary);
    }

    /** The size of a page on a screen, or on a telephone. */
    public Browser sized(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.manage().window().setSize(new Dimension(width, height));
        return this;
    }

    /** In the colours that a person has chosen for all pages: {@code light} or {@code dark}. */
    public Browser in(String colours) {
        return command(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
    }

    /** Does what a command of the DevTools protocol says. */
    public Browser command(String name, Map<String, Object> parameters) {
        driver.executeCdpCommand(name, parameters);
        return this;
    }

    /** Opens a page; another fragment of the same page does not load it again. */
    public void go(String url) {
        driver.get(url);
    }

    /** The element, as soon as it is shown. */
    public WebElement find(String css) {
        return wait(css, element -> element.isDisplayed());
    }

    /** The element, as soon as it is shown and enabled. */
    public WebElement findEnabled(String css) {
        return wait(css, element -> element.isDisplayed() && element.isEnabled());
    }

    /** Clicks the element as soon as it can be clicked, also if it is hidden and shown again meanwhile. */
    public void click(String css) {
        until("a click on " + css, _ -> {
            driver.findElement(By.cssSelector(css)).click();
            return true;
        });
    }

    /** Returns when an element has this text. */
    public void awaitText(String css, String text) {
        wait(css, element -> element.getText().contains(text));
    }

    /** Returns when no such element is shown. */
    public void awaitGone(String css) {
        until(
                "no " + css,
                _ -> driver.findElements(By.cssSelector(css)).stream().noneMatch(WebElement::isDisplayed));
    }

    /** Types into whatever has the focus. */
    public void type(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses the tabulator until the element has the focus, as somebody without a mouse does. */
    public void tabTo(String css) {
        for (int presses = 0; presses < MAX_TABS; presses++) {
            type(Keys.TAB);
            if (Boolean.TRUE.equals(driver.executeScript("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
        }
        throw new AssertionError("The tabulator does not lead to " + css + " in:\n" + text());
    }

    /** The result of an asynchronous script within the page, as a text; that of an error if it fails. */
    public String run(String script) {
        return String.valueOf(driver.executeAsyncScript(
                "const done = arguments[0]; (async () => {%s})().then(done, (error) => done('' + error))"
                        .formatted(script)));
    }

    private WebElement wait(String css, Predicate<WebElement> condition) {
        return until(
                css,
                _ -> driver.findElements(By.cssSelector(css)).stream()
                        .filter(condition)
                        .findFirst()
                        .orElse(null));
    }

    private <T> T until(String what, Function<WebDriver, @Nullable T> condition) {
        return new WebDriverWait(driver, TIMEOUT, Duration.ofMillis(100))
                .ignoring(WebDriverException.class) // not shown yet, or another page replaces this one
                .withMessage(() -> "waited for " + what + " in:\n" + text())
                .until(condition);
    }

    public String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    /** Everybody can read the page, on a screen and on a telephone, in both colours. */
    public void inspect(String name) throws IOException {
        for (String colours : List.of("dark", "light")) {
            sized(390, 844).in(colours).check(name + "-390-" + colours);
            sized(1280, 900).in(colours).check(name + "-1280-" + colours);
        }
    }

    /** The same as it is shown now: a picture of this name, accessibility, no horizontal scrolling. */
    public void check(String name) throws IOException {
        driver.executeScript("window.scrollTo(0, 0)");
        screenshot(name);
        assertThat(accessibilityViolations()).as(name).isEmpty();
        assertThat(driver.executeScript(
                        "const page = document.documentElement; return page.scrollWidth - page.clientWidth"))
                .as("%s: how much wider than its window", name)
                .isEqualTo(0L);
    }

    /** What axe finds, in the page alone and not in frames of other origins: rule, and the elements that break it. */
    public List<String> accessibilityViolations() throws IOException {
        if (Boolean.FALSE.equals(driver.executeScript("return 'axe' in window"))) {
            driver.executeScript(new ClassPathResource("axe.min.js").getContentAsString(UTF_8));
        }
        return run("const found = await axe.run(document, { resultTypes: ['violations'] }); return found.violations"
                        + ".flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.target)).join('\\n')")
                .lines()
                .toList();
    }

    /** What is visible now, as a PNG of this name. */
    public void screenshot(String name) throws IOException {
        Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** What scripts wrote to the browser's console: errors, and violations of the content security policy. */
    public List<String> scriptErrors() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(line -> line.startsWith("SEVERE") && !line.matches(".* status of 50[34] .*")) // a busy machine
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
        // Its processes may end, and write there, a moment later.
        await().atMost(TIMEOUT).ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            FileSystemUtils.deleteRecursively(temporary);
            return Files.notExists(temporary);
        });
    }
}
