package dev.souk.sample;

import dev.souk.testing.SoukTest;
import dev.souk.testing.TestTokens;
import dev.souk.testing.authorization.AuthorizationContract;
import dev.souk.testing.http.TestApi;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

@SoukTest
class AuthorizationIT extends AuthorizationContract {

    private final TestApi api;

    AuthorizationIT(TestApi api, TestTokens tokens, List<RequestMappingInfoHandlerMapping> mappings) {
        super(api, tokens, mappings);
        this.api = api;
    }

    @Override
    protected Owned owned() {
        UUID user = UUID.randomUUID();
        String id = api.customer(user)
                .with("Idempotency-Key", UUID.randomUUID().toString())
                .post("/samples", Map.of("name", "a sample"))
                .expect(201)
                .json()
                .path("id")
                .asString();
        return new Owned(user, UUID.fromString(id));
    }
}
