package dev.souk.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.souk.system.repository.Repository;
import org.junit.jupiter.api.Test;

class BlockTest {

    @Test
    void aBlockIsReadWithTheAnswerBehindIt() {
        String text = "a\n\n```sh\ncurl x\n```\n\n```json\n{}\n```\n\n```sh\n./souk down\n```\n";

        assertThat(Block.of(Repository.ROOT, text))
                .containsExactly(
                        new Block(Repository.ROOT, "curl x\n", "{}\n"),
                        new Block(Repository.ROOT, "./souk down\n", ""));
    }

    @Test
    void aFieldThatIsGoneOrOfAnotherTypeChangesTheShape() {
        assertThat(JsonShape.of("{\"a\":[{\"b\":1},{\"b\":2}]}")).containsExactly("/a[]/b NUMBER");
        assertThat(JsonShape.of("{\"a\":1}")).isNotEqualTo(JsonShape.of("{\"a\":\"1\"}"));
        assertThat(JsonShape.of("{\"a\":1,\"b\":2}")).isNotEqualTo(JsonShape.of("{\"a\":1}"));
    }
}
