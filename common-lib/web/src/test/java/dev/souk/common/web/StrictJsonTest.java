package dev.souk.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.json.JsonMapper;

class StrictJsonTest {

    private static final String ID = "01a1f84a-a1a0-7000-8549-ec1b2f4c4490";

    private final JsonMapper json;

    StrictJsonTest() {
        JsonMapper.Builder builder = JsonMapper.builder();
        new StrictJson().customize(builder);
        json = builder.build();
    }

    record Line(UUID itemId) {}

    private record Change(Role role) {}

    private enum Role {
        CUSTOMER,
        ADMIN
    }

    /** By its number, 1 would make an admin. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "\"1\"", "\"admin\"", "\"\"", "true"})
    void aConstantIsReadByItsNameAlone(String value) {
        assertThatExceptionOfType(DatabindException.class)
                .isThrownBy(() -> json.readValue("{\"role\":" + value + "}", Change.class));
        assertThat(json.readValue("{\"role\":\"ADMIN\"}", Change.class).role()).isEqualTo(Role.ADMIN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"" + ID + " \"",
                "\" " + ID + "\"",
                "\"\\t" + ID + "\"",
                "\"1-1-1-1-1\"",
                "\"AaH4SqGgcACFSewbL0xEkA==\"",
                "\"\"",
                "5",
                "{}",
                "[\"" + ID + "\"]"
            })
    void anotherSpellingOfAnIdIsRefused(String value) {
        assertThatExceptionOfType(DatabindException.class)
                .isThrownBy(() -> json.readValue("{\"item_id\":" + value + "}", Line.class));
    }

    @Test
    void anIdIsRead() {
        assertThat(json.readValue("{\"item_id\":\"" + ID + "\"}", Line.class)).isEqualTo(new Line(UUID.fromString(ID)));
    }
}
