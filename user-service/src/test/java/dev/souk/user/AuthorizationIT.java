package dev.souk.user;

import dev.souk.testing.SoukTest;
import dev.souk.testing.TestTokens;
import dev.souk.testing.authorization.AuthorizationContract;
import dev.souk.testing.http.TestApi;
import java.util.List;
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
        UUID account = TestCustomer.register(api).id();
        return new Owned(account, account);
    }
}
