package dev.souk.order;

import dev.souk.order.testing.OrderServiceApplicationTest;
import dev.souk.order.testing.Shop;
import dev.souk.testing.TestTokens;
import dev.souk.testing.authorization.AuthorizationContract;
import dev.souk.testing.http.TestApi;
import java.util.List;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

@OrderServiceApplicationTest
class AuthorizationIT extends AuthorizationContract {

    private final Shop shop;

    AuthorizationIT(TestApi api, TestTokens tokens, List<RequestMappingInfoHandlerMapping> mappings, Shop shop) {
        super(api, tokens, mappings);
        this.shop = shop;
    }

    @Override
    protected Owned owned() {
        Shop.Placed order = shop.order();
        return new Owned(order.user(), order.id());
    }
}
