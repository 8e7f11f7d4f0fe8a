package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.souk.system.repository.Npm;
import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Builds the site of the documents and looks up each link of it. The generator itself fails for a link to a document
 * that does not exist. Without npm or its registry the test is skipped, and says so.
 */
@Tag("lab")
class SiteIT {

    private static final Path FOLDER = Repository.ROOT.resolve("tools/site");
    private static final Path BUILT = FOLDER.resolve("target/site");

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        var npm = new Npm(FOLDER);
        Optional<String> missing = npm.install();
        missing.ifPresent(why -> System.out.println("The site is not built: " + why));
        assumeTrue(missing.isEmpty(), () -> "The site is not built: " + missing.orElseThrow());
        npm.run("build");
    }

    @Test
    void eachDocumentIsAPageOfTheSite() throws IOException {
        assertThat(SiteLinks.of(BUILT).pages())
                .containsAll(documents().map(SiteIT::page).toList())
                .hasSize((int) documents().count() + 1); // and the page of what is not found
    }

    @Test
    void eachLinkOfTheSiteLeadsToAPageAndAPartOfIt() throws IOException {
        assertThat(SiteLinks.of(BUILT).broken()).isEmpty();
    }

    @Test
    void eachPictureIsDrawnAndNotShownAsCode() throws IOException {
        String html = Files.readString(BUILT.resolve("docs/architecture.html"));

        assertThat(html).contains("class=\"picture\"").doesNotContain("language-mermaid");
    }

    private static Stream<Path> documents() {
        return Repository.documents().stream()
                .map(Repository.ROOT::relativize)
                .filter(document -> !document.startsWith("tools"));
    }

    private static String page(Path document) {
        String name = document.getFileName().toString().replace("README.md", "index.md");
        String page = name.matches("[A-Z]+\\.md") ? name.toLowerCase(Locale.ROOT) : name;
        return document.resolveSibling(page.replaceFirst("md$", "html"))
                .toString()
                .replace('\\', '/');
    }
}
