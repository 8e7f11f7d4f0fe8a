package dev.souk.system.docs;

import dev.souk.system.repository.Repository;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The links between the pages of a site, a folder of HTML files. */
final class SiteLinks {

    private static final Pattern LINK = Pattern.compile("<a\\b[^>]*\\bhref=\"([^\"]*)\"");
    private static final Pattern ID = Pattern.compile("\\bid=\"([^\"]*)\"");

    private final Map<String, String> pages;

    /** The HTML of each page by its path in the site. */
    SiteLinks(Map<String, String> pages) {
        this.pages = pages;
    }

    static SiteLinks of(Path site) throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return new SiteLinks(files.filter(file -> file.toString().endsWith(".html"))
                    .collect(Collectors.toMap(
                            file -> site.relativize(file).toString().replace('\\', '/'),
                            Repository::read,
                            (one, other) -> one,
                            TreeMap::new)));
        }
    }

    Set<String> pages() {
        return pages.keySet();
    }

    /** Links to a page or to a part of one that does not exist. */
    List<String> broken() {
        return pages.keySet().stream()
                .flatMap(page -> LINK.matcher(pages.get(page))
                        .results()
                        .map(link -> link.group(1))
                        .filter(link -> !link.matches("[a-z]+:.*"))
                        .distinct()
                        .flatMap(link -> fault(page, link).stream()))
                .toList();
    }

    private Optional<String> fault(String page, String link) {
        URI target = URI.create("/" + page).resolve(link);
        String path = target.getPath().substring(1);
        String html = pages.get(path.isEmpty() || path.endsWith("/") ? path + "index.html" : path);
        if (html == null) {
            return Optional.of("%s: there is no page %s".formatted(page, link));
        }
        String part = target.getRawFragment();
        return part == null || hasPart(html, URLDecoder.decode(part, StandardCharsets.UTF_8))
                ? Optional.empty()
                : Optional.of("%s: the page has no part %s".formatted(page, link));
    }

    private static boolean hasPart(String html, String id) {
        return ID.matcher(html).results().anyMatch(found -> found.group(1).equals(id));
    }
}
