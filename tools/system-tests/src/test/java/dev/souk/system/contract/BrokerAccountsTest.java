package dev.souk.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.launcher.api.ServiceDefinition;
import dev.souk.launcher.api.Topology;
import dev.souk.system.repository.Repository;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rights at the broker follow from what each service publishes and consumes. All places that say so agree. */
class BrokerAccountsTest {

    private static final Pattern LISTENER =
            Pattern.compile("(?:@KafkaListener\\([^)]*topics|String TOPIC) = \"([a-z.]+)\"");

    private static final List<ServiceDefinition> SERVICES =
            Topology.services().stream().filter(ServiceDefinition::hasDatabase).toList();

    @Test
    void theListForContainersIsThatOfTheTopology() {
        List<String> lines = Repository.read(Repository.ROOT.resolve("ops/kafka/accounts"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();

        assertThat(lines)
                .containsExactlyInAnyOrderElementsOf(
                        SERVICES.stream().map(BrokerAccountsTest::line).toList());
    }

    @Test
    void aServiceConsumesTheTopicsOfItsListeners() {
        assertThat(SERVICES)
                .allSatisfy(service -> assertThat(new TreeSet<>(service.consumed()))
                        .isEqualTo(new TreeSet<>(listened(service.name()))));
    }

    @Test
    void everyConsumedTopicHasAPublisher() {
        List<String> published =
                SERVICES.stream().flatMap(service -> service.topics().stream()).toList();

        assertThat(SERVICES).allSatisfy(service -> assertThat(published).containsAll(service.consumed()));
    }

    private static List<String> listened(String service) {
        return Repository.find(
                        file -> file.startsWith(Repository.ROOT.resolve(service).resolve("src/main"))
                                && file.toString().endsWith("Listener.java"))
                .stream()
                .flatMap(file -> LISTENER.matcher(Repository.read(file)).results())
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String line(ServiceDefinition service) {
        return "%s writes %s reads %s".formatted(service.name(), list(service.topics()), list(service.consumed()));
    }

    private static String list(List<String> topics) {
        return String.join(",", topics);
    }
}
