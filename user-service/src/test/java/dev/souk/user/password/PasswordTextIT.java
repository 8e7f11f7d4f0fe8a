package dev.souk.user.password;

import dev.souk.testing.SoukTest;
import dev.souk.testing.http.TestApi;
import dev.souk.user.TestCustomer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The same passwords are accepted wherever one is chosen. */
@SoukTest
class PasswordTextIT {

    /** Java would send half of a surrogate pair as a question mark. */
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final TestApi api;
    private final String email = UUID.randomUUID() + "@souk.example";

    PasswordTextIT(TestApi api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "}{|[;*&^%$#@!~<>?:+=-/",
                "😀🚀🐍🎸🌵🧀🎲🛶🦉🍕🎈🧩🪁🐙🌋",
                "一二三四五六七八九十百千万億兆",
                "cafe\u0301 au lait, s'il vous plaît"
            })
    void aPasswordOfAnyCharactersIsAcceptedAndLogsIn(String password) {
        TestCustomer customer = TestCustomer.register(api);

        register(password, 201);
        change(customer, password, 204);

        logIn(email, password, 200);
        logIn(customer.email(), PasswordRules.normalized(password), 200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaaaaa",
                "password!!!!!!!!!",
                "𝒑𝒂𝒔𝒔𝒘𝒐𝒓𝒅𝒑𝒂𝒔𝒔𝒘𝒐𝒓𝒅",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
                "14 characters!"
            })
    void anEasyPasswordIsRejected(String password) {
        register(password, 400);
        change(TestCustomer.register(api), password, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse \uD800 battery", "correct horse \uDE00\uD83D battery"})
    void whatIsNotUnicodeIsNoPassword(String password) {
        register(password, 400);
        change(TestCustomer.register(api), password, 400);
        register("correct horse ? battery", 201);
        logIn(email, password, 400);
    }

    private void register(String password, int status) {
        api.anonymous()
                .post("/users", JSON.writeValueAsString(Map.of("email", email, "name", "Ada", "password", password)))
                .expect(status);
    }

    private static void change(TestCustomer customer, String password, int status) {
        Map<String, String> change = Map.of("current_password", TestCustomer.PASSWORD, "new_password", password);
        customer.client()
                .post("/users/me/password", JSON.writeValueAsString(change))
                .expect(status);
    }

    private void logIn(String address, String password, int status) {
        api.anonymous()
                .post("/sessions", JSON.writeValueAsString(Map.of("email", address, "password", password)))
                .expect(status);
    }
}
