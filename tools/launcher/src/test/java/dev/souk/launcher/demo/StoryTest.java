package dev.souk.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.souk.launcher.report.LauncherException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StoryTest {

    private final FakeGateway gateway = new FakeGateway();
    private final Notes notes = new Notes();
    private final Story story = new Story(gateway.url(), notes);

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void aStoryThatGoesWellIsToldFromRegistrationToTheEnd() {
        StoryResult result = story.play();

        assertThat(result.isAsExpected()).as("%s", result).isTrue();
        assertThat(result.paid().traceId()).isEqualTo(FakeGateway.TRACE);
        assertThat(gateway.calls())
                .containsSubsequence(
                        "POST /users",
                        "POST /sessions",
                        "GET /items",
                        "POST /wallet/deposits +key",
                        "POST /cart",
                        "POST /orders +key",
                        "GET /orders/1/events",
                        "GET /orders/1",
                        "GET /cart",
                        "POST /orders +key",
                        "GET /orders/2",
                        "GET /wallet");
    }

    @Test
    void everyCallIsShownAsItCanBeTyped() {
        story.play();

        assertThat(notes.curls).first().asString().startsWith("curl -i -X POST " + gateway.url() + "/users");
        assertThat(notes.statuses).containsExactly("PLACED", "CONFIRMED", "PLACED", "CANCELLED");
        assertThat(notes.curls).noneMatch(curl -> curl.contains(FakeGateway.TOKEN));
    }

    @Test
    void anAnswerThatTheContractDoesNotKnowEndsTheStory() {
        gateway.refuseCheckouts();

        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(story::play)
                .withMessageContaining("POST /orders answered 503 instead of 202")
                .withMessageContaining("service-unavailable");
    }

    @Test
    void aShopThatDoesNotRunIsSaidNotToRun() {
        gateway.close();

        assertThatExceptionOfType(LauncherException.class)
                .isThrownBy(story::play)
                .withMessageContaining("./souk up");
    }

    private static final class Notes implements Narrator {

        private final List<String> curls = new ArrayList<>();
        private final List<String> statuses = new ArrayList<>();

        @Override
        public void chapter(String title) {}

        @Override
        public void called(String curl, int status, JsonNode answer) {
            curls.add(curl);
        }

        @Override
        public void loggedIn(String token) {}

        @Override
        public void changed(String orderStatus) {
            statuses.add(orderStatus);
        }
    }
}
