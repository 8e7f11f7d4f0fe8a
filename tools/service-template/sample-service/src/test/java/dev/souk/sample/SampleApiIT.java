package dev.souk.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.ApiResponse;
import dev.souk.testing.http.ApiClient;
import dev.souk.testing.http.TestApi;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@SoukTest
class SampleApiIT {

    private static final Map<String, String> LAMPS = Map.of("name", "Lamps");

    private final TestApi api;
    private final ApiClient user;

    SampleApiIT(TestApi api) {
        this.api = api;
        this.user = api.customer(UUID.randomUUID());
    }

    @Test
    void anAddedSampleIsFoundWhereItsLocationSays() {
        ApiResponse added = add(UUID.randomUUID()).expect(201);

        JsonNode found = user.get(added.header("Location").orElseThrow()).expect(200).json();
        assertThat(found).isEqualTo(added.json());
        assertThat(found.path("name").asString()).isEqualTo("Lamps");
        assertThat(found.path("status").asString()).isEqualTo("OPEN");
    }

    @Test
    void aRepeatedKeyAddsNothingAndAMissingOneIsABadRequest() {
        UUID key = UUID.randomUUID();

        assertThat(add(key).json()).isEqualTo(add(key).json());
        assertThat(user.get("/samples").json().path("items")).hasSize(1);
        assertThat(user.post("/samples", LAMPS).expect(400).problem()).isEqualTo("idempotency-key-missing");
    }

    @Test
    void pagesContainEachSampleOnce() {
        for (int i = 0; i < 3; i++) {
            add(UUID.randomUUID());
        }
        JsonNode first = user.get("/samples?limit=2").expect(200).json();
        String cursor = first.path("next_cursor").asString();
        JsonNode second = user.get("/samples?limit=2&cursor=" + cursor).expect(200).json();

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1).doesNotContainAnyElementsOf(first.path("items"));
        assertThat(second.path("next_cursor").isNull()).isTrue();
    }

    @Test
    void aSampleIsHiddenFromOtherUsersAndVisibleToAdmins() {
        String location = add(UUID.randomUUID()).header("Location").orElseThrow();
        ApiClient other = api.customer(UUID.randomUUID());

        assertThat(other.get(location).expect(404).problem()).isEqualTo("not-found");
        assertThat(other.get("/samples").json().path("items")).isEmpty();
        api.admin().get(location).expect(200);
        api.anonymous().get(location).expect(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"name\": \" \"}", "{\"name\": \"two\\nlines\"}"})
    void anInvalidNameIsNamed(String body) {
        ApiResponse response = keyed(UUID.randomUUID()).post("/samples", body).expect(400);

        assertThat(response.problem()).isEqualTo("validation-failed");
        assertThat(response.json().at("/errors/0/field").asString()).isEqualTo("name");
    }

    private ApiResponse add(UUID key) {
        return keyed(key).post("/samples", LAMPS);
    }

    private ApiClient keyed(UUID key) {
        return user.with("Idempotency-Key", key.toString());
    }
}
