package dev.souk.launcher.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.tools.ToolException;
import dev.souk.tools.checkout.SourceTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewServiceTest {

    /** Of one word. */
    private static final Pattern IMPORTED = Pattern.compile("(?m)^import .*\\.([A-Z][a-z]+|UUID|URI);");

    @ParameterizedTest
    @CsvSource({
        "invoice, invoice-service, Invoice, invoices, Invoices",
        "invoice-service, invoice-service, Invoice, invoices, Invoices",
        "category, category-service, Category, categories, Categories",
        "journey, journey-service, Journey, journeys, Journeys",
        "box-service, box-service, Box, boxes, Boxes"
    })
    void allNamesFollowFromOneWord(String typed, String service, String type, String plural, String types) {
        NewService named = NewService.named(typed);

        assertThat(named.service()).isEqualTo(service);
        assertThat(named.plural()).isEqualTo(plural);
        assertThat(named.fill("{Word} {Words}")).isEqualTo(type + " " + types);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Invoice", "gift-card", "x", "", "-service", "invoice2", "averyveryverylongname", "../in"})
    void aNameThatIsNotOneWordIsRejected(String typed) {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> NewService.named(typed))
                .withMessageContaining("'" + typed + "'")
                .withMessageContaining("invoice-service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class",
                "page",
                "owner-service",
                "table",
                "launcher",
                "token",
                "request",
                "window",
                "id",
                "process",
                "like",
                "statistic"
            })
    void aWordWithAnotherMeaningIsRejected(String typed) {
        assertThatExceptionOfType(ToolException.class)
                .isThrownBy(() -> NewService.named(typed))
                .withMessageContaining("another meaning");
    }

    /** A record with the name of an imported type would not compile. */
    @Test
    void aTypeThatTheTemplateImportsIsRejected() throws IOException {
        Set<String> imported = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Places.template(SourceTree.containing(Path.of(""))))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                IMPORTED.matcher(Files.readString(file))
                        .results()
                        .forEach(name -> imported.add(name.group(1).toLowerCase(Locale.ROOT)));
            }
        }

        assertThat(imported).contains("list", "service").allSatisfy(this::aWordWithAnotherMeaningIsRejected);
    }

    @Test
    void theArticleFitsTheWord() throws IOException {
        Map<String, String> names = places().namesOfTheTemplate();

        assertThat(NewService.named("invoice").rename("A sample is no a sample of samples", names))
                .isEqualTo("An invoice is no an invoice of invoices");
        assertThat(NewService.named("voucher").fill("{a word}")).isEqualTo("a voucher");
    }

    @Test
    void aNameWithinAnotherNameIsReplacedOnce() throws IOException {
        String text = "cart-service: souk_cart, CartServiceApplication, souk.stock";

        assertThat(NewService.named("cartridge").rename(text, places().namesOfCartService()))
                .isEqualTo("cartridge-service: souk_cartridge, CartridgeServiceApplication, souk.cartridges");
    }

    private static Places places() throws IOException {
        return Places.of(SourceTree.containing(Path.of("")));
    }
}
