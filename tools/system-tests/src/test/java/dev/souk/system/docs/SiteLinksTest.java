package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SiteLinksTest {

    @Test
    void aLinkToAPageOrAPartThatIsGoneIsFound() {
        var links = new SiteLinks(Map.of(
                "index.html",
                "<a href=\"/docs/\">a</a> <a href=\"/docs/api.html#one\">b</a> <a href=\"#top\">c</a>",
                "docs/index.html",
                "<a href=\"api.html\">d</a> <a href=\"/docs/gone.html\">e</a>",
                "docs/api.html",
                "<h2 id=\"two\">Two</h2> <a href=\"#two\">f</a> <a class=\"x\" href=\"https://example.org/g\">g</a>"));

        assertThat(links.broken())
                .containsExactlyInAnyOrder(
                        "index.html: the page has no part /docs/api.html#one",
                        "index.html: the page has no part #top",
                        "docs/index.html: there is no page /docs/gone.html");
    }
}
