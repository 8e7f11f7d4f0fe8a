package dev.souk.system.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import dev.souk.testing.contract.ReleasedContracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** While instances of two versions run, each reads the events of the other; so do records that wait in topics. */
class ReleasedEventsTest {

    @Test
    void theEventsOfTheLastReleaseAreKept() throws IOException {
        List<Path> released = released();

        assertThat(released).isNotEmpty();
        ReleasedContracts.assertKept(released.stream()
                .flatMap(service -> new ReleasedContracts(service).brokenEvents().stream())
                .toList());
    }

    /** The modules that have contracts. */
    private static List<Path> released() throws IOException {
        try (Stream<Path> contracts = Files.list(Repository.ROOT.resolve("contracts"))) {
            return contracts
                    .filter(Files::isDirectory)
                    .map(contract -> Repository.ROOT.resolve(contract.getFileName()))
                    .toList();
        }
    }
}
