package dev.souk.storefront.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.storefront.AbstractStorefrontIT;
import dev.souk.testing.authorization.Access;
import dev.souk.testing.authorization.Credential;
import dev.souk.testing.authorization.ForgedTokens;
import dev.souk.testing.authorization.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each field with each kind of token: who is admitted reaches the service, who is not reaches none. */
class GraphQlAuthorizationIT extends AbstractStorefrontIT {

    private static final Pattern ROW =
            Pattern.compile("(?<access>user|anyone) +(?<document>.*}) +(?<call>[A-Z]+ /\\S+)");

    private static final List<Credential> FORGED = Stream.of(Credential.values())
            .filter(credential -> Access.ANYONE.outcomeFor(credential) == Outcome.UNAUTHORIZED)
            .toList();

    private record Row(boolean open, String document, String call) {}

    @Test
    void everyFieldAdmitsWhoItsRowSays() throws IOException {
        List<String> deviations = new ArrayList<>();
        List<Row> rows = rows();
        for (Row row : rows) {
            compare(row, "no token", null, row.open(), deviations);
            compare(row, "user", ISSUER.token(), true, deviations);
            var forged = new ForgedTokens(ISSUER);
            for (Credential credential : FORGED) {
                compare(row, credential.name(), forged.of(credential), false, deviations);
            }
        }
        System.out.printf(
                "GraphQL: %d fields, %d cells, %d deviations%n",
                rows.size(), rows.size() * (FORGED.size() + 2), deviations.size());
        assertThat(deviations).isEmpty();
        assertThat(rows).hasSize(14);
    }

    private void compare(
            Row row, String credential, @Nullable String token, boolean admitted, List<String> deviations) {
        resetFakes();
        int status = post(row.document(), token);
        boolean called = Stream.of(USERS.requests(), CARTS.requests(), ORDERS.requests())
                .flatMap(List::stream)
                .anyMatch(call -> call.startsWith(row.call()));
        boolean rejectedAsAWhole = token != null && !admitted; // a token that is sent must be valid
        if (called != admitted || status != (rejectedAsAWhole ? 401 : 200)) {
            deviations.add("%s with %s: status %d, %s".formatted(row.document(), credential, status, called));
        }
    }

    private int post(String document, @Nullable String token) {
        return http().post()
                .headers(headers -> {
                    if (token != null) {
                        headers.setBearerAuth(token);
                    }
                })
                .bodyValue(Map.of("query", document))
                .exchange()
                .expectBody()
                .returnResult()
                .getStatus()
                .value();
    }

    private static List<Row> rows() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/graphql-authorization.txt"))) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(line -> line.replace("ID\"", ITEM + "\"").replace("/ID", "/" + ITEM))
                    .map(GraphQlAuthorizationIT::row)
                    .toList();
        }
    }

    private static Row row(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            throw new IllegalArgumentException("Not a row: " + line);
        }
        return new Row(row.group("access").equals("anyone"), row.group("document"), row.group("call"));
    }
}
