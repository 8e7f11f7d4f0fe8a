package dev.souk.system.api;

import dev.souk.system.repository.Repository;
import dev.souk.testing.contract.ReleasedContracts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The schema of the GraphQL API: the present one, and that of the last release. */
final class GraphQlContract {

    static final Path PRESENT =
            Repository.ROOT.resolve("optional/storefront-service/src/main/resources/graphql/schema.graphqls");

    private static final Path RELEASED = Repository.ROOT.resolve("contracts/graphql/schema.graphqls");

    private GraphQlContract() {}

    /** Makes the present schema that of the last release, if this is a release. */
    static void replaceReleased() throws IOException {
        if (ReleasedContracts.isRelease()) {
            Files.copy(PRESENT, RELEASED, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Fails, with the changes, if a client of the last release could not use the schema. */
    static void requireCompatible(Path schema) throws IOException, InterruptedException {
        ClientProject.npm("run", "graphql-contract", "--", RELEASED.toString(), schema.toString());
    }
}
