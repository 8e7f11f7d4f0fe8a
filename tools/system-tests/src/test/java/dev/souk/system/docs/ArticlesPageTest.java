package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docs/from-the-articles.md} has each word of the articles, and what it names is in the tree. */
class ArticlesPageTest {

    private static final int MOST_LINES = 250;
    private static final Path FILE = Repository.ROOT.resolve("docs/from-the-articles.md");
    private static final ArticlesPage PAGE = new ArticlesPage(FILE, Repository.read(FILE));
    private static final List<String> WORDS = Repository.read(
                    Repository.ROOT.resolve("tools/system-tests/src/test/resources/words-of-the-articles.txt"))
            .lines()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();

    @Test
    void everyWordOfTheArticlesIsOnThePage() {
        assertThat(WORDS).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(PAGE.missing(WORDS)).isEmpty();
    }

    @Test
    void eachWordThatIsTakenFromThePageIsMissed() {
        assertThat(WORDS)
                .allSatisfy(
                        word -> assertThat(without(word).missing(List.of(word))).containsExactly(word));
    }

    @Test
    void aPartOfAnotherWordDoesNotCount() {
        assertThat(new ArticlesPage(FILE, "RESTful, gRPC-Web and 熔断器").missing(List.of("REST", "RPC", "gRPC", "熔断")))
                .containsExactly("REST", "RPC");
    }

    @Test
    void whatThePageNamesIsInTheTree() {
        assertThat(PAGE.broken()).isEmpty();
    }

    @Test
    void whatIsNotInTheTreeIsFound() {
        String text = """
                # A page
                See [this](nowhere.md), [`Saga`](../order-service/src/main/java/dev/souk/order/checkout/Checkout.java),
                `GoneFilter`, `GoneIT`, `AbstractGatewayIT`, `SagaIT`, `./souk dance`, `./souk up --tls`,
                [a part](operations.md#what-it-costs), [no part](operations.md#what-it-earns), [here](#a-page), [not here](#b-page).
                """;

        assertThat(new ArticlesPage(FILE, text).broken())
                .containsExactly(
                        "nowhere.md",
                        "[`Saga`](../order-service/src/main/java/dev/souk/order/checkout/Checkout.java)",
                        "GoneFilter",
                        "GoneIT",
                        "AbstractGatewayIT",
                        "souk dance",
                        "operations.md#what-it-earns",
                        "#b-page");
    }

    @Test
    void everyRowJudgesAndNamesWhatHoldsIt() {
        assertThat(PAGE.openRows()).isEmpty();
    }

    @Test
    void aRowWithoutAJudgementOrATestIsFound() {
        String text = """
                | word | says | here | held by |
                | --- | --- | --- | --- |
                | one | **Right** | x | `SagaIT` |
                | two | Good | x | `SagaIT` |
                | three | **Wrong** | x | a test |
                """;

        assertThat(new ArticlesPage(FILE, text).openRows()).containsExactly("two", "three");
    }

    @Test
    void thePageStaysShort() {
        assertThat(PAGE.text().lines().count()).isLessThanOrEqualTo(MOST_LINES);
    }

    private static ArticlesPage without(String word) {
        return new ArticlesPage(FILE, PAGE.text().replaceAll("(?i)\\Q" + word + "\\E", "…"));
    }
}
