package dev.souk.gateway.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.gateway.AbstractOtherPoliciesIT;
import java.net.URI;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/** However a client writes a path: the request counts in the limit of that path, or reaches no controller for it. */
class PathSpellingsIT extends AbstractOtherPoliciesIT {

    private static final int RANDOM_SPELLINGS = 200;

    @ParameterizedTest
    @ValueSource(strings = {"/users", "/sessions", "/users/me/password"})
    void noSpellingOfAPathEscapesItsLimit(String path) {
        callAsUser("POST", path); // empties the bucket
        USERS.received().clear();

        spellings(path).forEach(spelling -> callAsUser("POST", spelling));

        assertThat(USERS.received())
                .as("requests that a controller for %s would get", path)
                .noneMatch(request -> PathPatternParser.defaultInstance
                        .parse(path)
                        .matches(PathContainer.parsePath(
                                URI.create(request.uri()).getRawPath())));
        assertThat(callAsUser("POST", path).headers().firstValue("RateLimit-Policy"))
                .contains("\"password\";q=1;w=1");
    }

    private static List<String> spellings(String path) {
        String name = path.substring(1);
        var random = new Random(7);
        return Stream.concat(
                        Stream.of(
                                path + "/",
                                "/" + path,
                                "//" + path,
                                "/." + path,
                                "/x/.." + path,
                                path + "/.",
                                path + ";x",
                                path + ";x=1",
                                "/;x" + path,
                                path + "%3bx",
                                path + "%2f",
                                path + "%20",
                                path + "%00",
                                path + "%0a",
                                path + "%09",
                                path + "?",
                                path + "?x=1",
                                path + "#x",
                                "/%2e" + path,
                                "/%2e%2e" + path,
                                "/%2f" + name,
                                "/%5c" + name,
                                "/%c1%b5" + name.substring(1), // overlong UTF-8
                                "/%25" + hex(name.charAt(0)).substring(1) + name.substring(1),
                                path.toUpperCase(Locale.ROOT)),
                        Stream.generate(() -> randomSpelling(path, random)).limit(RANDOM_SPELLINGS))
                .toList();
    }

    private static String randomSpelling(String path, Random random) {
        List<UnaryOperator<String>> forms = List.of(
                letter -> letter,
                letter -> letter,
                letter -> letter.equals("/") ? "//" : hex(letter.charAt(0)),
                letter -> letter.equals("/") ? "/./" : hex(letter.charAt(0)).toUpperCase(Locale.ROOT),
                letter -> letter.equals("/") ? "/;x/" : letter.toUpperCase(Locale.ROOT),
                letter ->
                        letter.equals("/") ? "/" : "%25" + hex(letter.charAt(0)).substring(1));
        return path.chars()
                .mapToObj(Character::toString)
                .map(letter -> forms.get(random.nextInt(forms.size())).apply(letter))
                .collect(Collectors.joining());
    }

    private static String hex(int letter) {
        return "%" + HexFormat.of().toHexDigits((byte) letter);
    }
}
