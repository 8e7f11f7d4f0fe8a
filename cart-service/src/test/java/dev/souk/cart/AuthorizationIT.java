package dev.souk.cart;

import dev.souk.testing.SoukTest;
import dev.souk.testing.TestTokens;
import dev.souk.testing.authorization.AuthorizationContract;
import dev.souk.testing.http.TestApi;
import java.util.List;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

@SoukTest
class AuthorizationIT extends AuthorizationContract {

    AuthorizationIT(TestApi api, TestTokens tokens, List<RequestMappingInfoHandlerMapping> mappings) {
        super(api, tokens, mappings);
    }
}
